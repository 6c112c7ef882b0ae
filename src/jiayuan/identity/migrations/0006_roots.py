"""For whom the person behind an account counts since two records became one."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models

GRANTS = """
GRANT SELECT (root_id), INSERT (root_id) ON identity_account TO jy_web, jy_worker;
GRANT UPDATE (root_id) ON identity_account TO jy_staff;
GRANT DELETE ON identity_receipt TO jy_web, jy_worker;
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("identity", "0005_objections")]
    operations: ClassVar = [
        migrations.AddField(model_name="account", name="root_id", field=models.UUIDField(null=True)),
        migrations.RunSQL(GRANTS, migrations.RunSQL.noop),
    ]
