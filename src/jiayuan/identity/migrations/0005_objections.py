"""Objections to a use, and first answers to requests that come twice. Policies are frozen: a change is a new migration."""

from django.db import migrations, models

POLICIES = """
ALTER TABLE identity_objection ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity_objection FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON identity_objection TO jy_staff USING ((identity_objection.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND identity_objection.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((identity_objection.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND identity_objection.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
CREATE POLICY own ON identity_objection TO jy_resident USING (identity_objection.subject_id = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));
GRANT SELECT, UPDATE (state, answer, answered_by, answered_at) ON identity_objection TO jy_staff;
GRANT SELECT, INSERT, UPDATE (state, answered_at) ON identity_objection TO jy_resident;
GRANT USAGE, SELECT ON SEQUENCE identity_objection_id_seq TO jy_staff, jy_resident;
"""
BACKWARD = """
DROP POLICY staff_scope ON identity_objection;
DROP POLICY own ON identity_objection;
ALTER TABLE identity_objection NO FORCE ROW LEVEL SECURITY;
ALTER TABLE identity_objection DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("identity", "0004_user_phone")]
    operations = [
        migrations.CreateModel(
            name='Receipt',
            fields=[
                ('key', models.BinaryField(primary_key=True, serialize=False)),
                ('request', models.BinaryField()),
                ('status', models.SmallIntegerField()),
                ('body', models.JSONField()),
                ('at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Objection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject_id', models.UUIDField()),
                ('place_path', models.CharField(db_collation='C', db_index=True, max_length=40)),
                ('purpose_code', models.CharField(max_length=40)),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('state', models.CharField(choices=[('open', '等待答复'), ('upheld', '已同意，停止使用'), ('refused', '未同意，已说明理由'), ('withdrawn', '本人撤回')], default='open', max_length=10)),
                ('raised_at', models.DateTimeField()),
                ('due_on', models.DateField()),
                ('answer', models.CharField(blank=True, max_length=500)),
                ('answered_by', models.UUIDField(null=True)),
                ('answered_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['subject_id'], name='identity_objection_subject')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('subject_id', 'purpose_code'), name='identity_objection_open_once'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('answered_at__isnull', False)), _connector='OR'), name='identity_objection_answered')],
            },
        ),
        migrations.RunSQL(POLICIES, BACKWARD),
    ]
