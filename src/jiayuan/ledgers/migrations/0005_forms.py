"""Forms that are filled once."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("ledgers", "0004_exchange")]
    operations = []
