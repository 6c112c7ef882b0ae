import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='LedgerFile',
            fields=[
                ('place_path', models.TextField(db_collation='C', db_index=True)),
                ('owner_org_id', models.IntegerField(blank=True, null=True)),
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('sha256', models.CharField(max_length=64)),
                ('filename', models.CharField(max_length=200)),
                ('office', models.IntegerField()),
                ('mode', models.CharField(choices=[('full', '全量'), ('partial', '增补')], default='partial', max_length=8)),
                ('as_of', models.DateField()),
                ('state', models.CharField(choices=[('received', '已收到'), ('quarantined', '已隔离'), ('needs_mapping', '待确认列'), ('mapped', '已对列'), ('checked', '已检查'), ('previewed', '待批准'), ('approved', '已批准'), ('merging', '合并中'), ('merged', '已合并'), ('undone', '已撤销'), ('cancelled', '已取消'), ('failed', '出错待重试')], max_length=16)),
                ('failed_in', models.CharField(blank=True, default='', max_length=16)),
                ('fail_code', models.CharField(blank=True, default='', max_length=60)),
                ('attempts', models.SmallIntegerField(default=0)),
                ('uploader', models.UUIDField()),
                ('uploader_account', models.UUIDField()),
                ('uploader_role', models.CharField(default='', max_length=32)),
                ('uploader_grant', models.BigIntegerField(blank=True, null=True)),
                ('approver', models.UUIDField(blank=True, null=True)),
                ('mapping', models.JSONField(default=list)),
                ('problems', models.JSONField(default=list)),
                ('counts', models.JSONField(default=dict)),
                ('withdrawn', models.JSONField(default=list)),
                ('version', models.IntegerField(default=1)),
                ('created_at', models.DateTimeField()),
                ('changed_at', models.DateTimeField()),
                ('merged_at', models.DateTimeField(blank=True, null=True)),
                ('merge_no', models.BigIntegerField(blank=True, null=True)),
            ],
            options={
                'db_table': 'ledgers_ledger_file',
            },
        ),
        migrations.CreateModel(
            name='MatchModel',
            fields=[
                ('version', models.SmallIntegerField(primary_key=True, serialize=False)),
                ('body', models.JSONField()),
                ('figures', models.JSONField(default=dict)),
                ('active_from', models.DateTimeField()),
            ],
            options={
                'db_table': 'ledgers_match_model',
            },
        ),
        migrations.CreateModel(
            name='FileBody',
            fields=[
                ('place_path', models.TextField(db_collation='C', db_index=True)),
                ('owner_org_id', models.IntegerField(blank=True, null=True)),
                ('file', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='body', serialize=False, to='ledgers.ledgerfile')),
                ('sealed', models.BinaryField()),
            ],
            options={
                'db_table': 'ledgers_file_body',
            },
        ),
        migrations.CreateModel(
            name='HeaderAlias',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('header_norm', models.CharField(max_length=80)),
                ('attr', models.CharField(max_length=40)),
                ('office', models.IntegerField(blank=True, null=True)),
                ('confirmed', models.IntegerField(default=0)),
            ],
            options={
                'db_table': 'ledgers_header_alias',
                'constraints': [models.UniqueConstraint(fields=('header_norm', 'office', 'attr'), name='ledgers_header_alias_once', nulls_distinct=False)],
            },
        ),
        migrations.CreateModel(
            name='Record',
            fields=[
                ('place_path', models.TextField(db_collation='C', db_index=True)),
                ('owner_org_id', models.IntegerField(blank=True, null=True)),
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('template_code', models.SlugField(max_length=40)),
                ('office', models.IntegerField()),
                ('row_key', models.BinaryField()),
            ],
            options={
                'db_table': 'ledgers_record',
                'constraints': [models.UniqueConstraint(fields=('template_code', 'office', 'row_key'), name='ledgers_record_key')],
            },
        ),
        migrations.CreateModel(
            name='LedgerRow',
            fields=[
                ('place_path', models.TextField(db_collation='C', db_index=True)),
                ('owner_org_id', models.IntegerField(blank=True, null=True)),
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('sheet', models.SmallIntegerField()),
                ('row', models.IntegerField()),
                ('row_hash', models.BinaryField(null=True)),
                ('raw', models.BinaryField()),
                ('std', models.BinaryField(null=True)),
                ('state', models.CharField(default='read', max_length=12)),
                ('outcome', models.CharField(blank=True, default='', max_length=12)),
                ('written_by', models.UUIDField(blank=True, null=True)),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rows', to='ledgers.ledgerfile')),
                ('record', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='rows', to='ledgers.record')),
            ],
            options={
                'db_table': 'ledgers_ledger_row',
            },
        ),
        migrations.CreateModel(
            name='ReviewItem',
            fields=[
                ('place_path', models.TextField(db_collation='C', db_index=True)),
                ('owner_org_id', models.IntegerField(blank=True, null=True)),
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('kind', models.CharField(default='match', max_length=12)),
                ('rule', models.CharField(max_length=20)),
                ('candidates', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None)),
                ('evidence', models.JSONField(default=list)),
                ('state', models.CharField(choices=[('open', '待判断'), ('taken', '处理中'), ('decided', '已判断'), ('field_check', '待核实'), ('expired', '已超期')], default='open', max_length=12)),
                ('due_at', models.DateTimeField()),
                ('taken_by', models.UUIDField(blank=True, null=True)),
                ('decision', models.CharField(blank=True, choices=[('same', '同一人'), ('different', '不是同一人'), ('new', '新的人')], default='', max_length=12)),
                ('chosen', models.UUIDField(blank=True, null=True)),
                ('decided_by', models.UUIDField(blank=True, null=True)),
                ('reason', models.TextField(blank=True, default='')),
                ('version', models.IntegerField(default=1)),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='ledgers.ledgerfile')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='ledgers.record')),
                ('row', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='ledgers.ledgerrow')),
            ],
            options={
                'db_table': 'ledgers_review_item',
            },
        ),
        migrations.CreateModel(
            name='SourceRank',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('attr', models.CharField(max_length=40)),
                ('family', models.CharField(max_length=40)),
                ('rank', models.SmallIntegerField()),
                ('valid_from', models.DateField()),
            ],
            options={
                'db_table': 'ledgers_source_rank',
                'constraints': [models.UniqueConstraint(fields=('attr', 'family', 'valid_from'), name='ledgers_source_rank_once')],
            },
        ),
        migrations.CreateModel(
            name='Template',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('code', models.SlugField(max_length=40)),
                ('version', models.SmallIntegerField(default=1)),
                ('title', models.CharField(max_length=80, verbose_name='名称')),
                ('family', models.SlugField(max_length=40)),
                ('office', models.IntegerField(blank=True, null=True)),
                ('purpose', models.CharField(max_length=60)),
                ('columns', models.JSONField()),
                ('row_key', models.JSONField()),
                ('age_min', models.SmallIntegerField(default=0)),
                ('age_max', models.SmallIntegerField(default=130)),
                ('cadence', models.CharField(default='month', max_length=20)),
            ],
            options={
                'db_table': 'ledgers_template',
                'constraints': [models.UniqueConstraint(fields=('code', 'version'), name='ledgers_template_version')],
            },
        ),
        migrations.AddField(
            model_name='ledgerfile',
            name='template',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='ledgers.template'),
        ),
        migrations.CreateModel(
            name='Issue',
            fields=[
                ('place_path', models.TextField(db_collation='C', db_index=True)),
                ('owner_org_id', models.IntegerField(blank=True, null=True)),
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('sheet', models.SmallIntegerField()),
                ('row', models.IntegerField()),
                ('col', models.SmallIntegerField(blank=True, null=True)),
                ('attr', models.CharField(default='', max_length=40)),
                ('code', models.CharField(max_length=40)),
                ('severity', models.CharField(max_length=6)),
                ('state', models.CharField(default='open', max_length=8)),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='issues', to='ledgers.ledgerfile')),
            ],
            options={
                'db_table': 'ledgers_issue',
                'indexes': [models.Index(fields=['file', 'state'], name='ledgers_issue_file')],
            },
        ),
        migrations.CreateModel(
            name='Link',
            fields=[
                ('place_path', models.TextField(db_collation='C', db_index=True)),
                ('owner_org_id', models.IntegerField(blank=True, null=True)),
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('entity', models.UUIDField()),
                ('weight_bits', models.FloatField(default=0)),
                ('margin_bits', models.FloatField(default=0)),
                ('levels', models.JSONField(default=dict)),
                ('rule', models.CharField(max_length=20)),
                ('model', models.SmallIntegerField()),
                ('hold_id', models.BooleanField(default=False)),
                ('is_new', models.BooleanField(default=False)),
                ('by', models.UUIDField(blank=True, null=True)),
                ('state', models.CharField(choices=[('proposed', '拟归入'), ('confirmed', '已归入'), ('rejected', '已否定'), ('superseded', '已被取代')], default='proposed', max_length=12)),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='links', to='ledgers.ledgerfile')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links', to='ledgers.record')),
            ],
            options={
                'db_table': 'ledgers_link',
                'indexes': [models.Index(fields=['entity'], name='ledgers_link_entity')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ['proposed', 'confirmed'])), fields=('record',), name='ledgers_link_live')],
            },
        ),
        migrations.AddIndex(
            model_name='ledgerrow',
            index=models.Index(fields=['record', 'row_hash'], name='ledgers_row_hash'),
        ),
        migrations.AddConstraint(
            model_name='ledgerrow',
            constraint=models.UniqueConstraint(fields=('file', 'sheet', 'row'), name='ledgers_row_once'),
        ),
        migrations.AddIndex(
            model_name='reviewitem',
            index=models.Index(fields=['place_path', 'state', 'due_at'], name='ledgers_review_queue'),
        ),
        migrations.AddConstraint(
            model_name='reviewitem',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'decided'), _negated=True), fields=('record',), name='ledgers_review_open_once'),
        ),
        migrations.AddIndex(
            model_name='ledgerfile',
            index=models.Index(fields=['office', '-created_at'], name='ledgers_file_office'),
        ),
        migrations.AddConstraint(
            model_name='ledgerfile',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ('quarantined', 'cancelled', 'undone')), _negated=True), fields=('office', 'template', 'sha256'), name='ledgers_file_once'),
        ),
    ]
