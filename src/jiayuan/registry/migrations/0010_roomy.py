"""Room on the page for golden records that change, so that what is not indexed is updated in place."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations

ROOMY = """
ALTER TABLE registry_person SET (fillfactor = 80);
ALTER TABLE registry_residence SET (fillfactor = 85);
"""
FULL = """
ALTER TABLE registry_person RESET (fillfactor);
ALTER TABLE registry_residence RESET (fillfactor);
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("registry", "0009_mending")]
    operations: ClassVar = [migrations.RunSQL(ROOMY, FULL)]
