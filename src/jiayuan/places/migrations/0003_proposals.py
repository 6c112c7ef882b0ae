"""What uploads propose to the tree of places, and who changed what in it."""

import django.db.models.deletion
from django.db import migrations, models

POLICIES = """
ALTER TABLE places_proposal ENABLE ROW LEVEL SECURITY;
ALTER TABLE places_proposal FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON places_proposal TO jy_staff USING ((places_proposal.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND places_proposal.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((places_proposal.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND places_proposal.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
ALTER TABLE places_proposal_source ENABLE ROW LEVEL SECURITY;
ALTER TABLE places_proposal_source FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON places_proposal_source TO jy_staff USING ((places_proposal_source.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND places_proposal_source.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((places_proposal_source.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND places_proposal_source.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
ALTER TABLE places_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE places_change FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON places_change TO jy_staff USING ((places_change.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND places_change.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((places_change.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND places_change.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
"""
GRANTS = """
GRANT SELECT, INSERT, UPDATE, DELETE ON places_proposal, places_proposal_source TO jy_staff;
GRANT SELECT, INSERT ON places_change TO jy_staff;
GRANT UPDATE (place_path) ON places_change TO jy_staff;
GRANT USAGE, SELECT ON SEQUENCE places_proposal_id_seq, places_proposal_source_id_seq, places_change_id_seq TO jy_staff;
GRANT SELECT ON SEQUENCE places_change_id_seq
  TO jy_web, jy_worker, jy_resident, jy_analyst, jy_auditor, jy_intake;
"""
BACKWARD = """
DROP POLICY staff_scope ON places_proposal;
ALTER TABLE places_proposal NO FORCE ROW LEVEL SECURITY;
ALTER TABLE places_proposal DISABLE ROW LEVEL SECURITY;
DROP POLICY staff_scope ON places_proposal_source;
ALTER TABLE places_proposal_source NO FORCE ROW LEVEL SECURITY;
ALTER TABLE places_proposal_source DISABLE ROW LEVEL SECURITY;
DROP POLICY staff_scope ON places_change;
ALTER TABLE places_change NO FORCE ROW LEVEL SECURITY;
ALTER TABLE places_change DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("places", "0002_grants")]
    operations = [
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('place_path', models.CharField(db_collation='C', max_length=40)),
                ('kind', models.CharField(choices=[('district', 'district'), ('street', 'street'), ('community', 'community'), ('compound', 'compound'), ('lane', 'lane'), ('building', 'building'), ('yard', 'yard'), ('unit', 'unit'), ('room', 'room')], max_length=16)),
                ('unit', models.CharField(blank=True, default='', max_length=8)),
                ('name', models.CharField(max_length=60)),
                ('name_norm', models.CharField(max_length=60)),
                ('houses', models.JSONField(default=dict)),
                ('spellings', models.JSONField(default=dict)),
                ('waiting', models.IntegerField(default=0)),
                ('lon', models.FloatField(blank=True, null=True)),
                ('lat', models.FloatField(blank=True, null=True)),
                ('state', models.CharField(choices=[('open', '待处理'), ('accepted', '已采纳'), ('rejected', '未采纳')], default='open', max_length=10)),
                ('answer', models.CharField(blank=True, choices=[('', '未定'), ('new', '新建'), ('alias', '别名')], default='', max_length=6)),
                ('reason', models.CharField(blank=True, default='', max_length=200)),
                ('decided_by', models.UUIDField(blank=True, null=True)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('created_at', models.DateTimeField()),
                ('place', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
            ],
        ),
        migrations.CreateModel(
            name='ProposalSource',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('place_path', models.CharField(db_collation='C', max_length=40)),
                ('source', models.CharField(db_index=True, max_length=64)),
                ('lines', models.IntegerField()),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sources', to='places.proposal')),
            ],
            options={
                'db_table': 'places_proposal_source',
            },
        ),
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('place_path', models.CharField(db_collation='C', max_length=40)),
                ('act', models.CharField(max_length=16)),
                ('before', models.JSONField(default=dict)),
                ('after', models.JSONField(default=dict)),
                ('reason', models.CharField(blank=True, default='', max_length=200)),
                ('by', models.UUIDField(blank=True, null=True)),
                ('role', models.CharField(blank=True, default='', max_length=32)),
                ('at', models.DateTimeField()),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='places.place')),
            ],
            options={
                'indexes': [models.Index(fields=['place', '-id'], name='places_change_list')],
            },
        ),
        migrations.AddIndex(
            model_name='proposal',
            index=models.Index(fields=['state', '-waiting', 'id'], name='places_proposal_list'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.UniqueConstraint(fields=('place_path', 'kind', 'unit', 'name_norm'), name='places_proposal_once'),
        ),
        migrations.AddConstraint(
            model_name='proposalsource',
            constraint=models.UniqueConstraint(fields=('proposal', 'source'), name='places_proposal_source_once'),
        ),
        migrations.RunSQL(POLICIES, BACKWARD),
        migrations.RunSQL(GRANTS, migrations.RunSQL.noop),
    ]
