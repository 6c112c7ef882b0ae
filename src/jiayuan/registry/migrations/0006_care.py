"""The care register: consents of residents, emergencies that open it, and who read what."""

import datetime
import uuid

import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models

import jiayuan.registry.models.entity

POLICIES = """
ALTER TABLE registry_care_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE registry_care_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON registry_care_entry TO jy_staff USING ((registry_care_entry.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND registry_care_entry.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((registry_care_entry.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND registry_care_entry.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
CREATE POLICY own ON registry_care_entry TO jy_resident USING (registry_care_entry.subject = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));
ALTER TABLE registry_care_reading ENABLE ROW LEVEL SECURITY;
ALTER TABLE registry_care_reading FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON registry_care_reading TO jy_staff USING ((registry_care_reading.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND registry_care_reading.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((registry_care_reading.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND registry_care_reading.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
CREATE POLICY own ON registry_care_reading TO jy_resident USING (registry_care_reading.subject = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));
"""
GRANTS = """
GRANT SELECT, INSERT, UPDATE, DELETE ON registry_care_entry TO jy_staff, jy_resident;
GRANT SELECT, INSERT ON registry_care_reading TO jy_staff;
GRANT SELECT, INSERT, UPDATE ON registry_care_opening TO jy_staff;
GRANT SELECT ON registry_care_opening, registry_care_reading TO jy_resident;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO jy_staff;
INSERT INTO identity_purpose (code, version, kind, basis, title, legal_ref, attributes, keep, automated)
VALUES ('emergency_care', 1, 'care', 'consent', '应急关爱', '个人信息保护法第13条第1款第1项、第29条',
  '{name,phone,residence.actual}', '撤回即删，到期后30天', false);
"""
BACKWARD = """
DELETE FROM identity_purpose WHERE code = 'emergency_care';
DROP POLICY staff_scope ON registry_care_entry;
DROP POLICY own ON registry_care_entry;
ALTER TABLE registry_care_entry NO FORCE ROW LEVEL SECURITY;
ALTER TABLE registry_care_entry DISABLE ROW LEVEL SECURITY;
DROP POLICY staff_scope ON registry_care_reading;
DROP POLICY own ON registry_care_reading;
ALTER TABLE registry_care_reading NO FORCE ROW LEVEL SECURITY;
ALTER TABLE registry_care_reading DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("registry", "0005_live_match_indexes"), ("identity", "0003_purposes")]
    operations = [
        migrations.CreateModel(
            name='CareEntry',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('subject', models.UUIDField(unique=True)),
                ('place_path', jiayuan.registry.models.entity.PathField(db_collation='C', default='')),
                ('sealed', models.BinaryField()),
                ('channel', models.CharField(max_length=8)),
                ('proof', models.CharField(blank=True, default='', max_length=60)),
                ('recorded_by', models.UUIDField()),
                ('agreed_at', models.DateTimeField()),
                ('until', models.DateField()),
            ],
            options={
                'db_table': 'registry_care_entry',
                'indexes': [models.Index(fields=['place_path'], name='registry_care_entry_place')],
                'constraints': [models.CheckConstraint(condition=models.Q(('channel', 'web'), models.Q(('proof', ''), _negated=True), _connector='OR'), name='registry_care_entry_proof')],
            },
        ),
        migrations.CreateModel(
            name='CareOpening',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=80)),
                ('reason', models.CharField(max_length=200)),
                ('place_path', jiayuan.registry.models.entity.PathField(db_collation='C', default='')),
                ('state', models.CharField(choices=[('declared', '待第二人确认'), ('open', '启用中'), ('closed', '已结束')], default='declared', max_length=8)),
                ('declared_by', models.UUIDField()),
                ('declared_at', models.DateTimeField()),
                ('confirmed_by', models.UUIDField(blank=True, null=True)),
                ('ends_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'db_table': 'registry_care_opening',
                'constraints': [models.CheckConstraint(condition=models.Q(('confirmed_by', None), models.Q(('confirmed_by', models.F('declared_by')), _negated=True), _connector='OR'), name='registry_care_opening_two'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'open'), _negated=True), ('confirmed_by__isnull', False), _connector='OR'), name='registry_care_opening_open'), models.CheckConstraint(condition=models.Q(('ends_at__lte', django.db.models.expressions.CombinedExpression(models.F('declared_at'), '+', models.Value(datetime.timedelta(days=3))))), name='registry_care_opening_length')],
            },
        ),
        migrations.CreateModel(
            name='CareReading',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('subject', models.UUIDField()),
                ('place_path', jiayuan.registry.models.entity.PathField(db_collation='C', default='')),
                ('reader', models.UUIDField()),
                ('at', models.DateTimeField()),
                ('opening', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='readings', to='registry.careopening')),
            ],
            options={
                'db_table': 'registry_care_reading',
                'constraints': [models.UniqueConstraint(fields=('opening', 'subject', 'reader'), name='registry_care_reading_once')],
            },
        ),
        migrations.RunSQL(POLICIES + GRANTS, BACKWARD),
    ]
