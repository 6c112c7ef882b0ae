"""Mending of merges that meet."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    dependencies: ClassVar = [("registry", "0008_rulings")]
    operations: ClassVar = []
