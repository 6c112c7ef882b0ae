"""Roles in homes, occurrences, memberships, disputes, splits."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import jiayuan.registry.models.entity

POLICIES = """
ALTER TABLE registry_dispute ENABLE ROW LEVEL SECURITY;
ALTER TABLE registry_dispute FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON registry_dispute TO jy_staff USING ((registry_dispute.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND registry_dispute.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR (registry_dispute.hukou_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND registry_dispute.hukou_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((registry_dispute.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND registry_dispute.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR (registry_dispute.hukou_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND registry_dispute.hukou_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
CREATE POLICY own ON registry_dispute TO jy_resident USING (registry_dispute.subject = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));
ALTER TABLE registry_occurrence ENABLE ROW LEVEL SECURITY;
ALTER TABLE registry_occurrence FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON registry_occurrence TO jy_staff USING ((registry_occurrence.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND registry_occurrence.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((registry_occurrence.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND registry_occurrence.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
"""
GRANTS = """
GRANT SELECT, INSERT, UPDATE ON registry_dispute TO jy_staff;
GRANT SELECT ON registry_dispute TO jy_resident;
GRANT SELECT, INSERT ON registry_occurrence TO jy_staff;
GRANT DELETE ON registry_membership TO jy_staff;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO jy_staff;
"""
# Days since 1900 of one entity on a line of its own, 65536 wide: no two homes of a role at once, without an extension.
SPANS = """
UPDATE registry_residence x SET entity_no = e.no FROM registry_entity e WHERE e.id = x.entity_id;
ALTER TABLE registry_residence ADD CONSTRAINT registry_residence_actual EXCLUDE USING gist (
  int8range(entity_no * 65536 + greatest(valid_from - DATE '1900-01-01', 0),
            entity_no * 65536 + coalesce(valid_to - DATE '1900-01-01', 65535)) WITH &&) WHERE (role = 'actual');
ALTER TABLE registry_residence ADD CONSTRAINT registry_residence_registered EXCLUDE USING gist (
  int8range(entity_no * 65536 + greatest(valid_from - DATE '1900-01-01', 0),
            entity_no * 65536 + coalesce(valid_to - DATE '1900-01-01', 65535)) WITH &&) WHERE (role = 'registered');
"""
NOBODY = """
CREATE FUNCTION registry_occurrence_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM registry_entity e WHERE e.id = NEW.thing_id AND e.kind <> 'thing')
     OR EXISTS (SELECT 1 FROM registry_entity e WHERE e.id = NEW.organisation_id AND e.kind <> 'organisation') THEN
    RAISE EXCEPTION 'registry_occurrence is never about a person' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER registry_occurrence_guard BEFORE INSERT OR UPDATE ON registry_occurrence
  FOR EACH ROW EXECUTE FUNCTION registry_occurrence_guard();
"""
BACKWARD = """
DROP POLICY staff_scope ON registry_dispute;
DROP POLICY own ON registry_dispute;
DROP POLICY staff_scope ON registry_occurrence;
ALTER TABLE registry_dispute NO FORCE ROW LEVEL SECURITY;
ALTER TABLE registry_dispute DISABLE ROW LEVEL SECURITY;
ALTER TABLE registry_occurrence NO FORCE ROW LEVEL SECURITY;
ALTER TABLE registry_occurrence DISABLE ROW LEVEL SECURITY;
DROP TRIGGER registry_occurrence_guard ON registry_occurrence;
DROP FUNCTION registry_occurrence_guard();
ALTER TABLE registry_residence DROP CONSTRAINT registry_residence_actual;
ALTER TABLE registry_residence DROP CONSTRAINT registry_residence_registered;
"""


class Migration(migrations.Migration):
    dependencies = [("registry", "0006_care"), ("places", "0002_grants")]
    operations = [
        migrations.CreateModel(
            name='Dispute',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('subject', models.UUIDField()),
                ('attr', models.SmallIntegerField()),
                ('state', models.TextField(choices=[('open', '核实中'), ('corrected', '已更正'), ('kept', '核实无误'), ('withdrawn', '本人撤回')], default='open')),
                ('raised_by', models.UUIDField()),
                ('raised_at', models.DateTimeField()),
                ('due_on', models.DateField()),
                ('settled_by', models.UUIDField(blank=True, null=True)),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
                ('place_path', jiayuan.registry.models.entity.PathField(db_collation='C', default='')),
                ('hukou_path', jiayuan.registry.models.entity.PathField(db_collation='C', default='')),
            ],
            options={
                'db_table': 'registry_dispute',
            },
        ),
        migrations.CreateModel(
            name='Occurrence',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('kind', models.TextField(choices=[('inspection', '检查'), ('fault', '故障'), ('repair', '维修'), ('outage', '停水停电停气'), ('works', '施工'), ('hazard', '隐患'), ('activity', '活动')])),
                ('at', models.DateTimeField()),
                ('origin', models.TextField()),
                ('place_path', jiayuan.registry.models.entity.PathField(db_collation='C', default='')),
            ],
            options={
                'db_table': 'registry_occurrence',
            },
        ),
        migrations.RemoveConstraint(
            model_name='residence',
            name='registry_residence_open',
        ),
        migrations.AddField(
            model_name='entity',
            name='version',
            field=models.IntegerField(db_default=1, default=1),
        ),
        migrations.AddField(
            model_name='mergeevent',
            name='deed',
            field=models.UUIDField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='mergeevent',
            name='records',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, size=None),
        ),
        migrations.AddField(
            model_name='residence',
            name='entity_no',
            field=models.BigIntegerField(default=0),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name='membership',
            name='organisation',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.entity'),
        ),
        migrations.AlterField(
            model_name='membership',
            name='person',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.entity'),
        ),
        migrations.AlterField(
            model_name='membership',
            name='role',
            field=models.TextField(choices=[('contact', '联系人'), ('safety', '安全负责人'), ('manager', '物业项目负责人'), ('committee', '居委会成员'), ('owners', '业委会成员')]),
        ),
        migrations.AlterField(
            model_name='mergeevent',
            name='kind',
            field=models.TextField(choices=[('merge', '归并'), ('unmerge', '取消归并'), ('split', '拆分'), ('unsplit', '取消拆分')]),
        ),
        migrations.AlterField(
            model_name='residence',
            name='role',
            field=models.TextField(choices=[('actual', '现住'), ('registered', '户籍'), ('owner', '产权人'), ('tenant', '承租人')]),
        ),
        migrations.AddIndex(
            model_name='mergeevent',
            index=models.Index(condition=models.Q(('kind', 'split')), fields=['id'], name='registry_merge_split'),
        ),
        migrations.AddConstraint(
            model_name='householdmember',
            constraint=models.CheckConstraint(condition=models.Q(('relation__regex', '^([0-9][0-9])?$')), name='registry_member_relation'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ['contact', 'safety', 'manager', 'committee', 'owners'])), name='registry_membership_role'),
        ),
        migrations.AddConstraint(
            model_name='residence',
            constraint=models.UniqueConstraint(condition=models.Q(('role__in', ['actual', 'registered']), ('valid_to__isnull', True)), fields=('entity', 'role'), name='registry_residence_open'),
        ),
        migrations.AddConstraint(
            model_name='residence',
            constraint=models.UniqueConstraint(condition=models.Q(('role__in', ['owner', 'tenant']), ('valid_to__isnull', True)), fields=('entity', 'role', 'room'), name='registry_residence_held'),
        ),
        migrations.AddConstraint(
            model_name='residence',
            constraint=models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='registry_residence_days'),
        ),
        migrations.AddField(
            model_name='dispute',
            name='fact',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.fact'),
        ),
        migrations.AddField(
            model_name='dispute',
            name='own',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.fact'),
        ),
        migrations.AddField(
            model_name='occurrence',
            name='organisation',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.entity'),
        ),
        migrations.AddField(
            model_name='occurrence',
            name='place',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place'),
        ),
        migrations.AddField(
            model_name='occurrence',
            name='thing',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.entity'),
        ),
        migrations.AddIndex(
            model_name='dispute',
            index=models.Index(condition=models.Q(('state', 'open')), fields=['place_path', 'due_on'], name='registry_dispute_due'),
        ),
        migrations.AddIndex(
            model_name='dispute',
            index=models.Index(fields=['subject'], name='registry_dispute_subject'),
        ),
        migrations.AddConstraint(
            model_name='dispute',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('subject', 'attr', 'fact'), name='registry_dispute_open_once'),
        ),
        migrations.AddConstraint(
            model_name='dispute',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('settled_at__isnull', True), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('settled_at__isnull', False)), _connector='OR'), name='registry_dispute_settled'),
        ),
        migrations.AddIndex(
            model_name='occurrence',
            index=models.Index(fields=['place_path', 'at'], name='registry_occurrence_place'),
        ),
        migrations.AddConstraint(
            model_name='occurrence',
            constraint=models.CheckConstraint(condition=models.Q(('place__isnull', False), ('thing__isnull', False), ('organisation__isnull', False), _connector='OR'), name='registry_occurrence_of_something'),
        ),
        migrations.AddConstraint(
            model_name='occurrence',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['inspection', 'fault', 'repair', 'outage', 'works', 'hazard', 'activity'])), name='registry_occurrence_kind'),
        ),
        migrations.RunSQL(POLICIES + GRANTS + SPANS + NOBODY, BACKWARD),
    ]
