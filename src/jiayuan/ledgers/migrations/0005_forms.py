"""Forms that are filled once: what is asked, a community's part of it, the answers person by person."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

POLICIES = """
ALTER TABLE ledgers_form_task ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledgers_form_task FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON ledgers_form_task TO jy_staff USING ((ledgers_form_task.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND ledgers_form_task.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR ledgers_form_task.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[])) WITH CHECK ((ledgers_form_task.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND ledgers_form_task.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR ledgers_form_task.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[]));
ALTER TABLE ledgers_form_row ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledgers_form_row FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON ledgers_form_row TO jy_staff USING ((ledgers_form_row.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND ledgers_form_row.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR ledgers_form_row.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[])) WITH CHECK ((ledgers_form_row.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND ledgers_form_row.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR ledgers_form_row.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[]));
"""
GRANTS = """
GRANT SELECT, INSERT, UPDATE ON ledgers_form_spec, ledgers_form_task, ledgers_form_row TO jy_staff;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO jy_staff;
INSERT INTO identity_purpose (code, version, kind, basis, title, legal_ref, attributes, keep, automated)
VALUES ('form-prefill', 1, 'upkeep', 'statutory', '一表通预填与核对', '个人信息保护法第8条', '{}', '验收后1年', false);
"""
BACKWARD = """
DELETE FROM identity_purpose WHERE code = 'form-prefill';
DROP POLICY staff_scope ON ledgers_form_task;
ALTER TABLE ledgers_form_task NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ledgers_form_task DISABLE ROW LEVEL SECURITY;
DROP POLICY staff_scope ON ledgers_form_row;
ALTER TABLE ledgers_form_row NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ledgers_form_row DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("ledgers", "0004_exchange"), ("identity", "0003_purposes")]
    operations = [
        migrations.CreateModel(
            name='FormSpec',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=80, verbose_name='名称')),
                ('attrs', models.JSONField()),
                ('audience', models.JSONField()),
                ('due', models.DateField()),
                ('state', models.CharField(choices=[('draft', '草稿'), ('open', '填报中')], default='draft', max_length=8)),
                ('again_reason', models.CharField(blank=True, default='', max_length=200)),
                ('again_by', models.UUIDField(blank=True, null=True)),
                ('author', models.UUIDField()),
                ('people', models.IntegerField(default=0)),
                ('place_path', models.TextField(db_collation='C', db_index=True)),
                ('created_at', models.DateTimeField()),
                ('opened_at', models.DateTimeField(blank=True, null=True)),
                ('template', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledgers.template')),
            ],
            options={
                'db_table': 'ledgers_form_spec',
            },
        ),
        migrations.CreateModel(
            name='FormTask',
            fields=[
                ('place_path', models.TextField(db_collation='C', db_index=True)),
                ('owner_org_id', models.IntegerField(blank=True, null=True)),
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('office', models.IntegerField()),
                ('state', models.CharField(choices=[('open', '待填报'), ('filling', '填报中'), ('submitted', '已提交'), ('accepted', '已接收'), ('returned', '已退回'), ('expired', '已过期')], default='open', max_length=10)),
                ('counts', models.JSONField(default=dict)),
                ('reason', models.CharField(blank=True, default='', max_length=200)),
                ('version', models.IntegerField(default=1)),
                ('changed_at', models.DateTimeField()),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledgers.ledgerfile')),
                ('spec', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='ledgers.formspec')),
            ],
            options={
                'db_table': 'ledgers_form_task',
            },
        ),
        migrations.CreateModel(
            name='FormRow',
            fields=[
                ('place_path', models.TextField(db_collation='C', db_index=True)),
                ('owner_org_id', models.IntegerField(blank=True, null=True)),
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('person', models.UUIDField()),
                ('sealed', models.BinaryField(null=True)),
                ('prefilled', models.SmallIntegerField(default=0)),
                ('confirmed', models.SmallIntegerField(default=0)),
                ('typed', models.SmallIntegerField(default=0)),
                ('unknown', models.SmallIntegerField(default=0)),
                ('version', models.IntegerField(default=1)),
                ('by', models.UUIDField(blank=True, null=True)),
                ('at', models.DateTimeField(blank=True, null=True)),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rows', to='ledgers.formtask')),
            ],
            options={
                'db_table': 'ledgers_form_row',
            },
        ),
        migrations.AddConstraint(
            model_name='formspec',
            constraint=models.CheckConstraint(condition=models.Q(('again_by', None), models.Q(('again_by', models.F('author')), _negated=True), _connector='OR'), name='ledgers_form_spec_second'),
        ),
        migrations.AddIndex(
            model_name='formtask',
            index=models.Index(fields=['place_path', 'state'], name='ledgers_form_task_list'),
        ),
        migrations.AddConstraint(
            model_name='formtask',
            constraint=models.UniqueConstraint(fields=('spec', 'place_path'), name='ledgers_form_task_once'),
        ),
        migrations.AddIndex(
            model_name='formrow',
            index=models.Index(fields=['task', 'place_path', 'id'], name='ledgers_form_row_list'),
        ),
        migrations.AddIndex(
            model_name='formrow',
            index=models.Index(fields=['person'], name='ledgers_form_row_person'),
        ),
        migrations.AddConstraint(
            model_name='formrow',
            constraint=models.UniqueConstraint(fields=('task', 'person'), name='ledgers_form_row_once'),
        ),
        migrations.RunSQL(POLICIES + GRANTS, BACKWARD),
    ]
