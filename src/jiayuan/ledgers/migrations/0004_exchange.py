"""Peers, signed messages, cursors, changes, daily roots; datasets, services, and who may use them."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

POLICIES = """
ALTER TABLE ledgers_message ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledgers_message FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON ledgers_message TO jy_staff USING ((ledgers_message.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND ledgers_message.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR ledgers_message.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[])) WITH CHECK ((ledgers_message.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND ledgers_message.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR ledgers_message.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[]));
ALTER TABLE ledgers_message_body ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledgers_message_body FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON ledgers_message_body TO jy_staff USING ((ledgers_message_body.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND ledgers_message_body.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR ledgers_message_body.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[])) WITH CHECK ((ledgers_message_body.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND ledgers_message_body.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR ledgers_message_body.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[]));
ALTER TABLE ledgers_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledgers_change FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON ledgers_change TO jy_staff USING ((ledgers_change.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND ledgers_change.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR ledgers_change.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[])) WITH CHECK ((ledgers_change.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND ledgers_change.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR ledgers_change.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[]));
ALTER TABLE ledgers_statement ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledgers_statement FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON ledgers_statement TO jy_staff USING ((ledgers_statement.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND ledgers_statement.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR ledgers_statement.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[])) WITH CHECK ((ledgers_statement.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND ledgers_statement.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR ledgers_statement.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[]));
ALTER TABLE ledgers_use ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledgers_use FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON ledgers_use TO jy_staff USING ((ledgers_use.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND ledgers_use.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR ledgers_use.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[])) WITH CHECK ((ledgers_use.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND ledgers_use.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR ledgers_use.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[]));
ALTER TABLE ledgers_use_day ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledgers_use_day FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON ledgers_use_day TO jy_staff USING ((ledgers_use_day.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND ledgers_use_day.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR ledgers_use_day.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[])) WITH CHECK ((ledgers_use_day.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND ledgers_use_day.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR ledgers_use_day.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[]));
"""
GRANTS = """
GRANT SELECT, INSERT, UPDATE ON ledgers_peer, ledgers_message, ledgers_message_body, ledgers_cursor, ledgers_change,
  ledgers_statement, ledgers_exchange_root, ledgers_dataset, ledgers_data_service, ledgers_use, ledgers_use_day,
  ledgers_nonce TO jy_staff;
GRANT DELETE ON ledgers_message_body, ledgers_nonce TO jy_staff;
GRANT SELECT ON ledgers_peer, ledgers_exchange_root, ledgers_dataset, ledgers_data_service TO jy_web, jy_worker;
-- A purpose is registered by the second approval of a use.
GRANT INSERT ON identity_purpose TO jy_staff;
CREATE SEQUENCE ledgers_change_no AS bigint;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO jy_staff;
"""
BACKWARD = """
REVOKE INSERT ON identity_purpose FROM jy_staff;
DROP SEQUENCE ledgers_change_no;
DROP POLICY staff_scope ON ledgers_message;
ALTER TABLE ledgers_message NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ledgers_message DISABLE ROW LEVEL SECURITY;
DROP POLICY staff_scope ON ledgers_message_body;
ALTER TABLE ledgers_message_body NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ledgers_message_body DISABLE ROW LEVEL SECURITY;
DROP POLICY staff_scope ON ledgers_change;
ALTER TABLE ledgers_change NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ledgers_change DISABLE ROW LEVEL SECURITY;
DROP POLICY staff_scope ON ledgers_statement;
ALTER TABLE ledgers_statement NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ledgers_statement DISABLE ROW LEVEL SECURITY;
DROP POLICY staff_scope ON ledgers_use;
ALTER TABLE ledgers_use NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ledgers_use DISABLE ROW LEVEL SECURITY;
DROP POLICY staff_scope ON ledgers_use_day;
ALTER TABLE ledgers_use_day NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ledgers_use_day DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("ledgers", "0003_quality"), ("identity", "0003_purposes")]
    operations = [
        migrations.CreateModel(
            name='Dataset',
            fields=[
                ('code', models.SlugField(max_length=40, primary_key=True, serialize=False)),
                ('share', models.CharField(choices=[('unconditional', '无条件共享'), ('conditional', '有条件共享'), ('none', '不予共享')], default='none', max_length=14)),
                ('condition', models.CharField(blank=True, default='', max_length=200)),
                ('owner', models.CharField(max_length=80)),
                ('theme', models.CharField(blank=True, default='', max_length=40)),
                ('summary', models.CharField(blank=True, default='', max_length=300)),
                ('issued', models.DateField()),
            ],
            options={
                'db_table': 'ledgers_dataset',
            },
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('place_path', models.TextField(db_collation='C', db_index=True)),
                ('owner_org_id', models.IntegerField(blank=True, null=True)),
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('ref', models.UUIDField(default=uuid.uuid4)),
                ('direction', models.CharField(choices=[('out', '发出'), ('in', '收到')], max_length=3)),
                ('on_behalf_of', models.CharField(blank=True, default='', max_length=60)),
                ('purpose', models.CharField(max_length=40)),
                ('service', models.CharField(max_length=60)),
                ('selector', models.JSONField(default=dict)),
                ('body_hash', models.CharField(max_length=64)),
                ('state', models.CharField(choices=[('queued', '待发送'), ('sent', '已送出'), ('answered', '已答复'), ('applied', '已生效'), ('refused', '被拒绝'), ('dead', '未送达')], max_length=10)),
                ('code', models.CharField(blank=True, default='', max_length=40)),
                ('attempts', models.SmallIntegerField(default=0)),
                ('next_at', models.DateTimeField(blank=True, null=True)),
                ('envelope', models.TextField(blank=True, default='')),
                ('signature', models.CharField(blank=True, default='', max_length=200)),
                ('answer', models.TextField(blank=True, default='')),
                ('answer_signature', models.CharField(blank=True, default='', max_length=200)),
                ('created_at', models.DateTimeField()),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'db_table': 'ledgers_message',
            },
        ),
        migrations.CreateModel(
            name='Peer',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('code', models.SlugField(max_length=40, unique=True)),
                ('name', models.CharField(max_length=80)),
                ('kind', models.CharField(choices=[('community', '社区'), ('street', '街道'), ('department', '委办局')], max_length=12)),
                ('office', models.IntegerField()),
                ('url', models.URLField()),
                ('algorithm', models.CharField(default='ed25519', max_length=12)),
                ('public_key', models.CharField(max_length=200)),
                ('seal_keys', models.JSONField(default=list)),
                ('certifies', models.JSONField(default=list)),
                ('active', models.BooleanField(default=True)),
                ('place_path', models.TextField(db_collation='C')),
                ('heard_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'db_table': 'ledgers_peer',
            },
        ),
        migrations.CreateModel(
            name='DataService',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('code', models.SlugField(max_length=40)),
                ('version', models.SmallIntegerField(default=1)),
                ('title', models.CharField(max_length=80)),
                ('kind', models.CharField(choices=[('rows', '逐条查询'), ('counts', '汇总数')], max_length=6)),
                ('attrs', models.JSONField(default=list)),
                ('plain', models.JSONField(default=list)),
                ('owner', models.CharField(max_length=80)),
                ('rate', models.IntegerField(default=60)),
                ('daily_rows', models.IntegerField(default=1000)),
                ('example', models.JSONField(default=dict)),
                ('told_on', models.DateField()),
                ('valid_from', models.DateField()),
                ('dataset', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='services', to='ledgers.dataset')),
            ],
            options={
                'db_table': 'ledgers_data_service',
            },
        ),
        migrations.CreateModel(
            name='ExchangeRoot',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('origin', models.CharField(max_length=40)),
                ('day', models.DateField()),
                ('count', models.IntegerField()),
                ('root', models.CharField(max_length=64)),
                ('text', models.TextField()),
                ('signature', models.CharField(max_length=200)),
                ('seen_at', models.DateTimeField()),
            ],
            options={
                'db_table': 'ledgers_exchange_root',
                'constraints': [models.UniqueConstraint(fields=('origin', 'day'), name='ledgers_exchange_root_once')],
            },
        ),
        migrations.CreateModel(
            name='MessageBody',
            fields=[
                ('place_path', models.TextField(db_collation='C', db_index=True)),
                ('owner_org_id', models.IntegerField(blank=True, null=True)),
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('part', models.CharField(choices=[('ask', 'ask'), ('answer', 'answer')], max_length=8)),
                ('key', models.UUIDField(default=uuid.uuid4)),
                ('sealed', models.BinaryField()),
                ('message', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bodies', to='ledgers.message')),
            ],
            options={
                'db_table': 'ledgers_message_body',
            },
        ),
        migrations.CreateModel(
            name='Nonce',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('nonce', models.CharField(max_length=64)),
                ('at', models.DateTimeField(db_index=True)),
                ('peer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledgers.peer')),
            ],
            options={
                'db_table': 'ledgers_nonce',
            },
        ),
        migrations.AddField(
            model_name='message',
            name='peer',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='messages', to='ledgers.peer'),
        ),
        migrations.CreateModel(
            name='Cursor',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('dataset', models.CharField(max_length=60)),
                ('seq', models.BigIntegerField(default=0)),
                ('moved_at', models.DateTimeField()),
                ('peer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cursors', to='ledgers.peer')),
            ],
            options={
                'db_table': 'ledgers_cursor',
            },
        ),
        migrations.CreateModel(
            name='Statement',
            fields=[
                ('place_path', models.TextField(db_collation='C', db_index=True)),
                ('owner_org_id', models.IntegerField(blank=True, null=True)),
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('entity', models.UUIDField()),
                ('attr', models.CharField(max_length=40)),
                ('as_of', models.DateField()),
                ('sealed', models.BinaryField()),
                ('state', models.CharField(choices=[('open', '待判断'), ('kept', '保留本地'), ('taken', '采用对方')], default='open', max_length=6)),
                ('decided_by', models.UUIDField(blank=True, null=True)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('message', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='ledgers.message')),
            ],
            options={
                'db_table': 'ledgers_statement',
            },
        ),
        migrations.CreateModel(
            name='Use',
            fields=[
                ('place_path', models.TextField(db_collation='C', db_index=True)),
                ('owner_org_id', models.IntegerField(blank=True, null=True)),
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('purpose', models.CharField(max_length=40)),
                ('purpose_kind', models.CharField(choices=[('service', 'service'), ('case', 'case'), ('benefit', 'benefit'), ('participation', 'participation'), ('care', 'care'), ('volunteering', 'volunteering'), ('event_staffing', 'event_staffing'), ('public_health', 'public_health'), ('statistics', 'statistics'), ('upkeep', 'upkeep'), ('rights', 'rights'), ('audit', 'audit')], max_length=16)),
                ('purpose_title', models.CharField(max_length=60)),
                ('legal_ref', models.CharField(max_length=200)),
                ('attrs', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), default=list, size=None)),
                ('reason', models.CharField(max_length=400)),
                ('until', models.DateField()),
                ('daily_rows', models.IntegerField()),
                ('state', models.CharField(choices=[('draft', '待批准'), ('first', '一人已批准'), ('approved', '有效'), ('refused', '未同意'), ('ended', '已终止')], default='draft', max_length=8)),
                ('author', models.UUIDField()),
                ('approver_1', models.UUIDField(blank=True, null=True)),
                ('approver_2', models.UUIDField(blank=True, null=True)),
                ('decided_reason', models.CharField(blank=True, default='', max_length=200)),
                ('created_at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('peer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='uses', to='ledgers.peer')),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uses', to='ledgers.dataservice')),
            ],
            options={
                'db_table': 'ledgers_use',
            },
        ),
        migrations.CreateModel(
            name='UseDay',
            fields=[
                ('place_path', models.TextField(db_collation='C', db_index=True)),
                ('owner_org_id', models.IntegerField(blank=True, null=True)),
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('day', models.DateField()),
                ('calls', models.IntegerField(default=0)),
                ('rows', models.IntegerField(default=0)),
                ('minute', models.SmallIntegerField(default=0)),
                ('minute_calls', models.IntegerField(default=0)),
                ('use', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='days', to='ledgers.use')),
            ],
            options={
                'db_table': 'ledgers_use_day',
            },
        ),
        migrations.CreateModel(
            name='Change',
            fields=[
                ('place_path', models.TextField(db_collation='C', db_index=True)),
                ('owner_org_id', models.IntegerField(blank=True, null=True)),
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('origin', models.CharField(blank=True, default='', max_length=40)),
                ('seq', models.BigIntegerField()),
                ('dataset', models.CharField(max_length=60)),
                ('key', models.UUIDField()),
                ('op', models.CharField(choices=[('put', '有变化'), ('tombstone', '已撤销')], max_length=9)),
                ('at', models.DateTimeField()),
                ('file_version', models.IntegerField(blank=True, null=True)),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledgers.ledgerfile')),
            ],
            options={
                'db_table': 'ledgers_change',
                'constraints': [models.UniqueConstraint(fields=('origin', 'dataset', 'seq'), name='ledgers_change_once'), models.UniqueConstraint(fields=('file', 'file_version', 'key'), name='ledgers_change_of_file')],
            },
        ),
        migrations.AddConstraint(
            model_name='dataservice',
            constraint=models.UniqueConstraint(fields=('code', 'version'), name='ledgers_data_service_version'),
        ),
        migrations.AddConstraint(
            model_name='messagebody',
            constraint=models.UniqueConstraint(fields=('message', 'part'), name='ledgers_message_body_once'),
        ),
        migrations.AddConstraint(
            model_name='nonce',
            constraint=models.UniqueConstraint(fields=('peer', 'nonce'), name='ledgers_nonce_once'),
        ),
        migrations.AddIndex(
            model_name='message',
            index=models.Index(condition=models.Q(('state', 'queued')), fields=['next_at'], name='ledgers_message_due'),
        ),
        migrations.AddIndex(
            model_name='message',
            index=models.Index(fields=['answered_at', 'id'], name='ledgers_message_log'),
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.UniqueConstraint(fields=('direction', 'peer', 'ref'), name='ledgers_message_once'),
        ),
        migrations.AddConstraint(
            model_name='cursor',
            constraint=models.UniqueConstraint(fields=('peer', 'dataset'), name='ledgers_cursor_once'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.UniqueConstraint(fields=('message', 'entity', 'attr'), name='ledgers_statement_once'),
        ),
        migrations.AddIndex(
            model_name='use',
            index=models.Index(fields=['place_path', 'state', '-created_at'], name='ledgers_use_list'),
        ),
        migrations.AddConstraint(
            model_name='use',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'approved'), _negated=True), models.Q(('approver_1__isnull', False), ('approver_2__isnull', False), models.Q(('approver_1', models.F('author')), _negated=True), models.Q(('approver_2', models.F('author')), _negated=True), models.Q(('approver_1', models.F('approver_2')), _negated=True)), _connector='OR'), name='ledgers_use_two_others'),
        ),
        migrations.AddConstraint(
            model_name='useday',
            constraint=models.UniqueConstraint(fields=('use', 'day'), name='ledgers_use_day_once'),
        ),
        migrations.RunSQL(POLICIES + GRANTS, BACKWARD),
    ]
