"""Scores of ledgers by day, and what people fixed."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("ledgers", "0002_row_security")]
    operations = []
