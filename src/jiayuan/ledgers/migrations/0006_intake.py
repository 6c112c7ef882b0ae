"""Staging of large uploads."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("ledgers", "0005_forms")]
    operations = []
