"""Books under the publish gate: drafts beside the published ones. The SQL is frozen: a change is a new migration."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models

import jiayuan.kernel.clock

BOOK = "rulebookversion"
STATES = ["draft", "checked", "diffed", "approved", "published", "withdrawn"]
ADDED: dict[str, models.Field[object, object]] = {
    "base_hash": models.CharField(default="", max_length=64),
    "note": models.CharField(default="", max_length=200),
    "files": models.JSONField(default=dict),
    "findings": models.JSONField(default=list),
    "diff": models.JSONField(default=dict),
    "diff_hash": models.CharField(default="", max_length=64),
    "snapshot": models.CharField(default="", max_length=64),
    "signed_hash": models.CharField(default="", max_length=64),
    "created_at": models.DateTimeField(default=jiayuan.kernel.clock.now),
    "changed_at": models.DateTimeField(default=jiayuan.kernel.clock.now),
    "approved_at": models.DateTimeField(null=True),
    "lock_version": models.IntegerField(default=0),
}
OPENED: dict[str, models.Field[object, object]] = {
    "state": models.CharField(choices=[(name, name.title()) for name in STATES], max_length=12),
    "approver_id": models.UUIDField(null=True),
    "published_at": models.DateTimeField(null=True),
    "published_on": models.DateField(null=True),
}
TWO_PEOPLE = models.CheckConstraint(
    condition=models.Q(
        ("approver_id", None), models.Q(("approver_id", models.F("author_id")), _negated=True), _connector="OR"
    ),
    name="benefits_rulebook_two_people",
)
BY_TWO = models.CheckConstraint(
    condition=models.Q(
        models.Q(("state", "published"), _negated=True),
        models.Q(("approver_id__isnull", False), ("published_at__isnull", False), ("published_on__isnull", False)),
        _connector="OR",
    ),
    name="benefits_rulebook_published_by_two",
)
IN_FORCE = models.Index(fields=["jurisdiction", "state", "-published_at"], name="benefits_rulebook_inforce")
STAYS = """CREATE FUNCTION benefits_book_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- What people were decided by must be readable for ever: of a published book only its end may be noted.
  IF OLD.state IN ('published', 'withdrawn') AND
     (to_jsonb(NEW) - 'state' - 'changed_at' - 'lock_version') IS DISTINCT FROM
     (to_jsonb(OLD) - 'state' - 'changed_at' - 'lock_version') THEN
    RAISE EXCEPTION 'a published rule book does not change' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER benefits_book_stays BEFORE UPDATE ON benefits_rulebookversion
  FOR EACH ROW EXECUTE FUNCTION benefits_book_stays();
GRANT UPDATE (hash, base_hash, note, files, findings, diff, diff_hash, snapshot, signed_hash, approver_id, changed_at,
  approved_at, published_at, published_on, lock_version) ON benefits_rulebookversion TO jy_staff;
"""
CHANGES = """DROP TRIGGER benefits_book_stays ON benefits_rulebookversion; DROP FUNCTION benefits_book_stays();"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("benefits", "0003_confirmed")]
    operations: ClassVar = [
        migrations.RemoveConstraint(model_name=BOOK, name="benefits_rulebook_two_people"),
        *[migrations.AddField(model_name=BOOK, name=name, field=field) for name, field in ADDED.items()],
        *[migrations.AlterField(model_name=BOOK, name=name, field=field) for name, field in OPENED.items()],
        migrations.AddConstraint(model_name=BOOK, constraint=TWO_PEOPLE),
        migrations.AddConstraint(model_name=BOOK, constraint=BY_TWO),
        migrations.AddIndex(model_name=BOOK, index=IN_FORCE),
        migrations.RunSQL(STAYS, CHANGES),
    ]
