"""What registering a template and retention keep."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("ledgers", "0007_review")]
    operations = []
