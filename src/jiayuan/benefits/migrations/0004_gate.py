"""Books under the publish gate."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    dependencies: ClassVar = [("benefits", "0003_confirmed")]
    operations: ClassVar = []
