"""Leases, visits, conflicts, blind samples and undo of the review queue; the guard of weak links."""

import django.db.models.deletion
from django.db import migrations, models

GRANTS = """
GRANT SELECT, INSERT, UPDATE ON ledgers_link_guard TO jy_staff;
GRANT SELECT ON ledgers_link_guard TO jy_web, jy_worker;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO jy_staff;
"""


class Migration(migrations.Migration):
    dependencies = [("ledgers", "0006_intake")]
    operations = [
        migrations.CreateModel(
            name='LinkGuard',
            fields=[
                ('id', models.AutoField(primary_key=True, serialize=False)),
                ('district', models.TextField(db_collation='C')),
                ('raised_at', models.DateTimeField()),
                ('n', models.IntegerField()),
                ('right', models.IntegerField()),
                ('lifted_at', models.DateTimeField(blank=True, null=True)),
                ('lifted_by', models.UUIDField(blank=True, null=True)),
                ('reason', models.CharField(blank=True, default='', max_length=200)),
            ],
            options={'db_table': 'ledgers_link_guard'},
        ),
        migrations.AddConstraint(
            model_name='linkguard',
            constraint=models.UniqueConstraint(condition=models.Q(('lifted_at', None)), fields=('district',), name='ledgers_link_guard_up_once'),
        ),
        migrations.AddField('link', 'made_at', models.DateTimeField(blank=True, null=True)),
        migrations.AddField('link', 'told', models.BinaryField(blank=True, null=True)),
        migrations.AddIndex(
            model_name='link',
            index=models.Index(condition=models.Q(('state', 'rejected'), ('told__isnull', False)), fields=['told'], name='ledgers_link_told'),
        ),
        migrations.AddIndex(
            model_name='link',
            index=models.Index(condition=models.Q(('by', None), ('state', 'confirmed')), fields=['made_at'], name='ledgers_link_made'),
        ),
        migrations.RemoveConstraint('reviewitem', 'ledgers_review_open_once'),
        migrations.AddField('reviewitem', 'link', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='samples', to='ledgers.link')),
        migrations.AddField('reviewitem', 'attr', models.CharField(blank=True, default='', max_length=40)),
        migrations.AddField('reviewitem', 'ruling', models.BigIntegerField(blank=True, null=True)),
        migrations.AddField('reviewitem', 'taken_until', models.DateTimeField(blank=True, null=True)),
        migrations.AddField('reviewitem', 'visits', models.SmallIntegerField(default=0)),
        migrations.AddField('reviewitem', 'decided_at', models.DateTimeField(blank=True, null=True)),
        migrations.AddField('reviewitem', 'trace', models.JSONField(default=dict)),
        migrations.AlterField('reviewitem', 'kind', models.CharField(choices=[('match', '是不是同一人'), ('sample', '抽查'), ('conflict', '信息不一致')], default='match', max_length=12)),
        migrations.AlterField('reviewitem', 'decision', models.CharField(blank=True, choices=[('same', '同一人'), ('different', '不是同一人'), ('new', '新的人'), ('keep_a', '以原来的为准'), ('keep_b', '以新来的为准')], default='', max_length=12)),
        migrations.AddConstraint(
            model_name='reviewitem',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'decided'), _negated=True), fields=('record', 'kind', 'attr'), name='ledgers_review_open_once'),
        ),
        migrations.RunSQL(GRANTS, ""),
    ]
