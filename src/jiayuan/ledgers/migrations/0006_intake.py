"""Progress of a file; fewer indexes on its rows, and room to change them where they lie."""

import django.db.models.deletion
from django.db import migrations, models

# Outcome and writer of a row come later than the row: with room in its page no index is written for them.
ROOM = "ALTER TABLE ledgers_ledger_row SET (fillfactor = 60);"
NO_ROOM = "ALTER TABLE ledgers_ledger_row RESET (fillfactor);"


class Migration(migrations.Migration):
    dependencies = [("ledgers", "0005_forms")]
    operations = [
        migrations.AddField("LedgerFile", "progress", models.JSONField(default=dict)),
        migrations.AlterField("LedgerRow", "place_path", models.TextField(db_collation="C")),
        migrations.AlterField(
            "LedgerRow",
            "file",
            models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rows",
                to="ledgers.ledgerfile",
            ),
        ),
        migrations.AlterField(
            "LedgerRow",
            "record",
            models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rows",
                to="ledgers.record",
            ),
        ),
        migrations.AlterField(
            "Issue",
            "file",
            models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="issues",
                to="ledgers.ledgerfile",
            ),
        ),
        migrations.RunSQL(ROOM, NO_ROOM),
    ]
