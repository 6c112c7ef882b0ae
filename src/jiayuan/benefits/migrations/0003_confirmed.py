"""The day of confirmation stays on the offer."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("benefits", "0002_row_security")]
    operations: ClassVar = [
        migrations.AddField(model_name="offer", name="confirmed_on", field=models.DateField(null=True)),
        migrations.RunSQL("GRANT UPDATE (confirmed_on) ON benefits_offer TO jy_staff;", migrations.RunSQL.noop),
    ]
