"""Lines read in columns."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    dependencies: ClassVar = [("ledgers", "0009_corrections")]
    operations: ClassVar = []
