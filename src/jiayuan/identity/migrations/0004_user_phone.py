"""Login users are found by the blind index of their phone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("identity", "0003_purposes")]
    operations = [
        migrations.AddField("user", "phone_bi", models.BinaryField(editable=False, null=True, unique=True)),
    ]
