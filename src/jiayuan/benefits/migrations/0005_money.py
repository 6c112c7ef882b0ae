"""Pay lists, stops and money paid too much. The SQL is frozen: a change is a new migration."""

from __future__ import annotations

from typing import ClassVar

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import jiayuan.kernel.ids

POLICIES = """
ALTER TABLE benefits_paylist ENABLE ROW LEVEL SECURITY;
ALTER TABLE benefits_paylist FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON benefits_paylist TO jy_staff USING ((benefits_paylist.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND benefits_paylist.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((benefits_paylist.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND benefits_paylist.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
ALTER TABLE benefits_payline ENABLE ROW LEVEL SECURITY;
ALTER TABLE benefits_payline FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON benefits_payline TO jy_staff USING ((benefits_payline.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND benefits_payline.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((benefits_payline.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND benefits_payline.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
CREATE POLICY own ON benefits_payline TO jy_resident USING (benefits_payline.person = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));
ALTER TABLE benefits_stopproposal ENABLE ROW LEVEL SECURITY;
ALTER TABLE benefits_stopproposal FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON benefits_stopproposal TO jy_staff USING ((benefits_stopproposal.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND benefits_stopproposal.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((benefits_stopproposal.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND benefits_stopproposal.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
CREATE POLICY own ON benefits_stopproposal TO jy_resident USING (benefits_stopproposal.person = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));
ALTER TABLE benefits_overpayment ENABLE ROW LEVEL SECURITY;
ALTER TABLE benefits_overpayment FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON benefits_overpayment TO jy_staff USING ((benefits_overpayment.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND benefits_overpayment.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((benefits_overpayment.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND benefits_overpayment.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
CREATE POLICY own ON benefits_overpayment TO jy_resident USING (benefits_overpayment.person = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));
"""
GRANTS = """
GRANT SELECT, INSERT ON benefits_paylist, benefits_payline, benefits_stopproposal, benefits_overpayment TO jy_staff;
GRANT SELECT ON benefits_payline TO jy_resident;
GRANT UPDATE (state, count, total, sealed_by_id, sealed_at, file_hash, sent_at, return_hash, returned_at, closed_at,
  lock_version) ON benefits_paylist TO jy_staff;
GRANT UPDATE (payee, result, reason) ON benefits_payline TO jy_staff;
GRANT DELETE ON benefits_payline TO jy_staff;
GRANT UPDATE (state, decided_by_id, decided_at, note) ON benefits_stopproposal TO jy_staff;
GRANT UPDATE (outcome, note, settled_by_id, settled_at, months, amount) ON benefits_overpayment TO jy_staff;
GRANT UPDATE (reopened_by_id, reopened_at) ON benefits_stopevent TO jy_staff;
GRANT USAGE, SELECT ON SEQUENCE benefits_payline_id_seq, benefits_stopproposal_id_seq, benefits_overpayment_id_seq
  TO jy_staff;
"""
# Ranges alone have an index for "overlaps" without an extension: the person and policy become a range of one number.
PERIODS = """
ALTER TABLE benefits_entitlement ADD CONSTRAINT benefits_entitlement_no_overlap EXCLUDE USING gist (
  numrange(hashtextextended(person::text || policy, 0)::numeric, hashtextextended(person::text || policy, 0)::numeric,
    '[]') WITH &&,
  daterange(from_month, to_month) WITH &&);
"""
SEALED = """
CREATE FUNCTION benefits_payline_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  line benefits_payline := CASE TG_OP WHEN 'INSERT' THEN NEW ELSE OLD END;
BEGIN
  -- A sealed list is what the bank was told; corrections stand on the next one.
  IF (SELECT state FROM benefits_paylist WHERE id = line.paylist_id) IS DISTINCT FROM 'draft' AND
     (TG_OP <> 'UPDATE' OR NEW.payee IS DISTINCT FROM OLD.payee OR OLD.result <> '') THEN
    RAISE EXCEPTION 'a sealed pay list does not change' USING ERRCODE = 'check_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER benefits_payline_stays BEFORE INSERT OR UPDATE OR DELETE ON benefits_payline
  FOR EACH ROW EXECUTE FUNCTION benefits_payline_stays();
CREATE FUNCTION benefits_paylist_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'draft' AND (NEW.count, NEW.total, NEW.sealed_by_id, NEW.sealed_at, NEW.file_hash) IS DISTINCT FROM
     (OLD.count, OLD.total, OLD.sealed_by_id, OLD.sealed_at, OLD.file_hash) THEN
    RAISE EXCEPTION 'a sealed pay list does not change' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER benefits_paylist_stays BEFORE UPDATE ON benefits_paylist
  FOR EACH ROW EXECUTE FUNCTION benefits_paylist_stays();
"""
UNSEALED = """
DROP TRIGGER benefits_payline_stays ON benefits_payline;
DROP TRIGGER benefits_paylist_stays ON benefits_paylist;
DROP FUNCTION benefits_payline_stays();
DROP FUNCTION benefits_paylist_stays();
ALTER TABLE benefits_entitlement DROP CONSTRAINT benefits_entitlement_no_overlap;
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("benefits", "0004_gate")]
    operations: ClassVar = [
        migrations.AddField(
            model_name="stopevent",
            name="reopened_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="stopevent",
            name="reopened_by_id",
            field=models.UUIDField(null=True),
        ),
        migrations.AddField(
            model_name="stopevent",
            name="told_how",
            field=models.CharField(default="message", max_length=8),
        ),
        migrations.CreateModel(
            name="PayList",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=jiayuan.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("policy", models.CharField(max_length=60)),
                ("month", models.DateField()),
                ("place_path", models.CharField(db_collation="C", db_index=True, max_length=40)),
                ("state", models.CharField(max_length=10)),
                ("count", models.IntegerField(default=0)),
                ("total", models.BigIntegerField(default=0)),
                ("made_by_id", models.UUIDField()),
                ("made_at", models.DateTimeField()),
                ("sealed_by_id", models.UUIDField(null=True)),
                ("sealed_at", models.DateTimeField(null=True)),
                ("file_hash", models.CharField(blank=True, max_length=64)),
                ("sent_at", models.DateTimeField(null=True)),
                ("return_hash", models.CharField(blank=True, max_length=64)),
                ("returned_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("lock_version", models.IntegerField(default=0)),
            ],
            options={
                "indexes": [models.Index(fields=["place_path", "-month", "-id"], name="benefits_paylist_latest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sealed_by_id", None),
                            models.Q(("sealed_by_id", models.F("made_by_id")), _negated=True),
                            _connector="OR",
                        ),
                        name="benefits_paylist_two_people",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ("draft", "dropped")), ("sealed_by_id__isnull", False), _connector="OR"
                        ),
                        name="benefits_paylist_sealed",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("return_hash", ""), _negated=True),
                        fields=("return_hash",),
                        name="benefits_paylist_returned_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Overpayment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person", models.UUIDField(db_index=True)),
                ("place_path", models.CharField(db_collation="C", db_index=True, max_length=40)),
                ("kind", models.CharField(max_length=10)),
                ("months", django.contrib.postgres.fields.ArrayField(base_field=models.DateField(), size=None)),
                ("amount", models.BigIntegerField()),
                ("found_at", models.DateTimeField()),
                ("outcome", models.CharField(blank=True, max_length=12)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("settled_by_id", models.UUIDField(null=True)),
                ("settled_at", models.DateTimeField(null=True)),
                (
                    "entitlement",
                    models.ForeignKey(
                        db_constraint=False, on_delete=django.db.models.deletion.PROTECT, to="benefits.entitlement"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("settled_at", None)),
                        fields=("entitlement", "kind"),
                        name="benefits_overpayment_one_open",
                    ),
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="benefits_overpayment_amount"),
                ],
            },
        ),
        migrations.CreateModel(
            name="PayLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person", models.UUIDField(db_index=True)),
                ("place_path", models.CharField(db_collation="C", db_index=True, max_length=40)),
                ("seq", models.IntegerField()),
                ("month", models.DateField()),
                ("amount", models.BigIntegerField()),
                ("payee", models.BinaryField(null=True)),
                ("result", models.CharField(blank=True, max_length=8)),
                ("reason", models.CharField(blank=True, max_length=120)),
                (
                    "entitlement",
                    models.ForeignKey(
                        db_constraint=False, on_delete=django.db.models.deletion.PROTECT, to="benefits.entitlement"
                    ),
                ),
                (
                    "paylist",
                    models.ForeignKey(
                        db_constraint=False, on_delete=django.db.models.deletion.CASCADE, to="benefits.paylist"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("paylist", "seq"), name="benefits_payline_seq"),
                    models.UniqueConstraint(
                        condition=models.Q(("result", "failed"), _negated=True),
                        fields=("entitlement", "month"),
                        name="benefits_payline_once",
                    ),
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="benefits_payline_amount"),
                ],
            },
        ),
        migrations.CreateModel(
            name="StopProposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person", models.UUIDField(db_index=True)),
                ("place_path", models.CharField(db_collation="C", db_index=True, max_length=40)),
                ("kind", models.CharField(max_length=8)),
                ("reason", models.CharField(max_length=20)),
                ("since", models.DateField()),
                ("amount", models.BigIntegerField(null=True)),
                ("row", models.CharField(blank=True, max_length=20)),
                ("state", models.CharField(max_length=10)),
                ("proposed_at", models.DateTimeField()),
                ("decided_by_id", models.UUIDField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("note", models.CharField(blank=True, max_length=300)),
                (
                    "entitlement",
                    models.ForeignKey(
                        db_constraint=False, on_delete=django.db.models.deletion.PROTECT, to="benefits.entitlement"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["state", "proposed_at", "id"], name="benefits_stopproposal_queue")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "proposed")),
                        fields=("entitlement",),
                        name="benefits_stopproposal_one_open",
                    )
                ],
            },
        ),
        migrations.RunSQL(POLICIES, migrations.RunSQL.noop),
        migrations.RunSQL(GRANTS, migrations.RunSQL.noop),
        migrations.RunSQL(PERIODS + SEALED, UNSEALED),
    ]
