"""What an upload proposes to the tree of places."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("places", "0002_grants")]
    operations = []
