"""Proposals to merge: a second person decides."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models
from django.db.models import F, Q

import jiayuan.registry.models.entity

POLICIES = """
ALTER TABLE registry_merge_proposal ENABLE ROW LEVEL SECURITY;
ALTER TABLE registry_merge_proposal FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON registry_merge_proposal TO jy_staff USING ((registry_merge_proposal.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND registry_merge_proposal.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((registry_merge_proposal.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND registry_merge_proposal.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
GRANT SELECT, INSERT, UPDATE (state, decided_by, decided_at, answer) ON registry_merge_proposal TO jy_staff;
GRANT USAGE ON SEQUENCE registry_merge_proposal_id_seq TO jy_staff;
"""
BACKWARD = """
DROP POLICY staff_scope ON registry_merge_proposal;
ALTER TABLE registry_merge_proposal NO FORCE ROW LEVEL SECURITY;
ALTER TABLE registry_merge_proposal DISABLE ROW LEVEL SECURITY;
"""
STATES = [("open", "待第二人确认"), ("merged", "已归并"), ("refused", "未同意"), ("withdrawn", "已撤回")]


class Migration(migrations.Migration):
    dependencies: ClassVar = [("registry", "0008_rulings")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="MergeProposal",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("survivor", models.UUIDField()),
                ("other", models.UUIDField()),
                ("reason", models.TextField()),
                ("state", models.TextField(choices=STATES, default="open")),
                ("proposed_by", models.UUIDField()),
                ("proposed_at", models.DateTimeField()),
                ("decided_by", models.UUIDField(blank=True, null=True)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("answer", models.TextField(blank=True, default="")),
                ("place_path", jiayuan.registry.models.entity.PathField(db_collation="C", default="")),
            ],
            options={
                "db_table": "registry_merge_proposal",
                "indexes": [
                    models.Index(condition=Q(state="open"), fields=["place_path", "id"], name="registry_proposal_open")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=Q(state="open"), fields=("survivor", "other"), name="registry_proposal_once"
                    ),
                    models.CheckConstraint(
                        condition=~Q(state="merged") | ~Q(decided_by=F("proposed_by")) & Q(decided_by__isnull=False),
                        name="registry_proposal_two",
                    ),
                ],
            },
        ),
        migrations.RunSQL(POLICIES, BACKWARD),
    ]
