"""Pay lists, stops and money paid too much."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    dependencies: ClassVar = [("benefits", "0004_gate")]
    operations: ClassVar = []
