"""Fewer indexes on what every upload writes four times, and room on the page for a row's later states."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models

# A row is updated in place, without touching its indexes, while its page has room for the new version.
ROOMY = "ALTER TABLE ledgers_ledger_row SET (fillfactor = 80);"
FULL = "ALTER TABLE ledgers_ledger_row RESET (fillfactor);"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("ledgers", "0009_corrections")]
    operations: ClassVar = [
        *(
            migrations.AlterField(name, "place_path", models.TextField(db_collation="C"))
            for name in ("issue", "link", "record")
        ),
        migrations.AlterField("record", "template_code", models.SlugField(db_index=False, max_length=40)),
        migrations.RunSQL(ROOMY, FULL),
    ]
