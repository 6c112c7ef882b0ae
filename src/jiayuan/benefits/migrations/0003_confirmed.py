"""The day of confirmation stays on the offer."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    dependencies: ClassVar = [("benefits", "0002_row_security")]
    operations: ClassVar = []
