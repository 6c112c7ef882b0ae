"""Items carried to the home: photos of item and door plate, proofs that come once, what is sent again."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("benefits", "0005_money")]
    operations: ClassVar = [
        migrations.AddField(model_name="delivery", name="instead_of_id", field=models.UUIDField(null=True)),
        migrations.AddField(model_name="handover", name="photo_item", field=models.BinaryField(null=True)),
        migrations.AddField(model_name="handover", name="photo_door", field=models.BinaryField(null=True)),
        migrations.AddField(model_name="handover", name="ref", field=models.UUIDField(null=True, unique=True)),
    ]
