"""One matter of a household's benefit for each home, whoever of it asks or answers first."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models

# An offer made before homes were known gets its own by night.
GRANTS = "GRANT UPDATE (home) ON benefits_offer TO jy_staff;"
ENDED = ("closed", "declined", "lapsed", "refused", "stopped", "upheld")
UNANSWERED = ("found", "contacted", "unreachable", "disputed")


class Migration(migrations.Migration):
    dependencies: ClassVar = [("benefits", "0006_handing")]
    operations: ClassVar = [
        migrations.AddField(model_name="offer", name="home", field=models.UUIDField(null=True)),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    models.Q(("state__in", (*ENDED, *UNANSWERED)), _negated=True), ("home__isnull", False)
                ),
                fields=("home", "policy"),
                name="benefits_offer_one_home",
            ),
        ),
        migrations.RunSQL(GRANTS, migrations.RunSQL.noop),
    ]
