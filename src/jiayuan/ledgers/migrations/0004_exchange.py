"""Peers, signed messages, cursors, datasets and services."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("ledgers", "0003_quality")]
    operations = []
