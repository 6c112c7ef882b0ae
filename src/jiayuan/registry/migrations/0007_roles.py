"""Roles in homes, occurrences and memberships."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("registry", "0006_care")]
    operations = []
