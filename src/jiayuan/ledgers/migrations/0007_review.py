"""What reviewing keeps beside its queue."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("ledgers", "0006_intake")]
    operations = []
