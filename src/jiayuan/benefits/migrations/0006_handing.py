"""Items carried to the home, and what blocks a decision."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    dependencies: ClassVar = [("benefits", "0005_money")]
    operations: ClassVar = []
