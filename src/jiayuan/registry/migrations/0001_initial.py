import django.contrib.postgres.fields
import django.db.models.deletion
import jiayuan.registry.models.entity
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('places', '0001_initial'),
    ]

    operations = [
        migrations.RunSQL('CREATE SEQUENCE registry_entity_no AS bigint', 'DROP SEQUENCE registry_entity_no'),
        migrations.CreateModel(
            name='Entity',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('no', models.BigIntegerField(db_default=models.Func(models.Value('registry_entity_no'), function='nextval'), unique=True)),
                ('kind', models.TextField(choices=[('person', '人'), ('household', '户'), ('organisation', '单位'), ('thing', '设施')])),
                ('state', models.TextField(choices=[('active', '有效'), ('merged', '已归并'), ('retired', '已停用')], default='active')),
                ('root', models.UUIDField()),
                ('made_by', models.UUIDField(blank=True, null=True)),
                ('place_path', jiayuan.registry.models.entity.PathField(db_collation='C', default='')),
                ('hukou_path', jiayuan.registry.models.entity.PathField(db_collation='C', default='')),
                ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.entity')),
            ],
            options={
                'db_table': 'registry_entity',
            },
        ),
        migrations.CreateModel(
            name='Fact',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('entity', models.UUIDField()),
                ('root', models.UUIDField()),
                ('attr', models.SmallIntegerField()),
                ('value', models.TextField(blank=True, null=True)),
                ('key', models.TextField(default='')),
                ('sealed', models.BinaryField(null=True)),
                ('bi', models.BinaryField(null=True)),
                ('absent', models.BooleanField(default=False)),
                ('origin', models.TextField()),
                ('rank', models.SmallIntegerField(default=50)),
                ('confidence', models.SmallIntegerField(default=0)),
                ('record_ref', models.BigIntegerField(blank=True, null=True)),
                ('col', models.SmallIntegerField(blank=True, null=True)),
                ('batch', models.UUIDField(blank=True, null=True)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('sys_from', models.DateTimeField()),
                ('sys_to', models.DateTimeField(blank=True, null=True)),
                ('closed_by', models.UUIDField(blank=True, null=True)),
                ('golden', models.BooleanField(default=False)),
                ('place_path', jiayuan.registry.models.entity.PathField(db_collation='C', default='')),
                ('hukou_path', jiayuan.registry.models.entity.PathField(db_collation='C', default='')),
                ('place', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to='places.place')),
            ],
            options={
                'db_table': 'registry_fact',
            },
        ),
        migrations.CreateModel(
            name='MergeEvent',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('kind', models.TextField(choices=[('merge', '归并'), ('unmerge', '拆分')])),
                ('survivor', models.UUIDField()),
                ('other', models.UUIDField()),
                ('moved', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None)),
                ('by', models.UUIDField()),
                ('reason', models.TextField()),
                ('at', models.DateTimeField()),
                ('place_path', jiayuan.registry.models.entity.PathField(db_collation='C', default='')),
                ('undoes', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.mergeevent')),
            ],
            options={
                'db_table': 'registry_merge_event',
            },
        ),
        migrations.CreateModel(
            name='NotSame',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('a', models.UUIDField()),
                ('b', models.UUIDField()),
                ('by', models.UUIDField()),
                ('reason', models.TextField()),
                ('at', models.DateTimeField()),
                ('place_path', jiayuan.registry.models.entity.PathField(db_collation='C', default='')),
            ],
            options={
                'db_table': 'registry_not_same',
                'constraints': [models.CheckConstraint(condition=models.Q(('a__lt', models.F('b'))), name='registry_not_same_order'), models.UniqueConstraint(fields=('a', 'b'), name='registry_not_same_pair')],
            },
        ),
        migrations.CreateModel(
            name='Residence',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('role', models.TextField(choices=[('actual', '现住'), ('registered', '户籍')])),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('place_path', jiayuan.registry.models.entity.PathField(db_collation='C', default='')),
                ('hukou_path', jiayuan.registry.models.entity.PathField(db_collation='C', default='')),
                ('entity', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, to='registry.entity')),
                ('room', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
            ],
            options={
                'db_table': 'registry_residence',
            },
        ),
        migrations.CreateModel(
            name='Household',
            fields=[
                ('entity', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='household', serialize=False, to='registry.entity')),
                ('size', models.SmallIntegerField(default=0)),
                ('place_path', jiayuan.registry.models.entity.PathField(db_collation='C', default='')),
                ('hukou_path', jiayuan.registry.models.entity.PathField(db_collation='C', default='')),
                ('head', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.entity')),
                ('room', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
            ],
            options={
                'db_table': 'registry_household',
            },
        ),
        migrations.CreateModel(
            name='HouseholdMember',
            fields=[
                ('person', models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, primary_key=True, serialize=False, to='registry.entity')),
                ('relation', models.TextField(default='')),
                ('valid_from', models.DateField()),
                ('place_path', jiayuan.registry.models.entity.PathField(db_collation='C', default='')),
                ('hukou_path', jiayuan.registry.models.entity.PathField(db_collation='C', default='')),
                ('household', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.entity')),
            ],
            options={
                'db_table': 'registry_household_member',
            },
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('entity', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='organisation', serialize=False, to='registry.entity')),
                ('no', models.IntegerField(unique=True)),
                ('name', models.TextField()),
                ('uscc', models.TextField(default='')),
                ('kind', models.TextField(choices=[('unit', '机关单位'), ('committee', '社区居委会'), ('property', '物业企业'), ('utility', '公用事业'), ('company', '企业'), ('social', '社会组织')])),
                ('state', models.TextField(default='active')),
                ('golden_hash', models.BinaryField()),
                ('place_path', jiayuan.registry.models.entity.PathField(db_collation='C', default='')),
                ('place', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
            ],
            options={
                'db_table': 'registry_organisation',
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('role', models.TextField()),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('place_path', jiayuan.registry.models.entity.PathField(db_collation='C', default='')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.entity')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='registry.organisation')),
            ],
            options={
                'db_table': 'registry_membership',
            },
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('entity', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='person', serialize=False, to='registry.entity')),
                ('name', models.TextField(default='')),
                ('name_py', models.TextField(default='')),
                ('sex', models.TextField(default='')),
                ('birth_date', models.DateField(blank=True, null=True)),
                ('id_kind', models.TextField(default='')),
                ('id_sealed', models.BinaryField(null=True)),
                ('id_bi', models.BinaryField(null=True)),
                ('id_from', models.UUIDField(blank=True, null=True)),
                ('phone_sealed', models.BinaryField(null=True)),
                ('phone_bi', models.BinaryField(null=True)),
                ('phone_from', models.UUIDField(blank=True, null=True)),
                ('life_state', models.TextField(choices=[('alive', '在世'), ('dead', '已故')], default='alive')),
                ('golden_hash', models.BinaryField()),
                ('place_path', jiayuan.registry.models.entity.PathField(db_collation='C', default='')),
                ('hukou_path', jiayuan.registry.models.entity.PathField(db_collation='C', default='')),
                ('owner_org_id', models.IntegerField(blank=True, null=True)),
                ('room', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
            ],
            options={
                'db_table': 'registry_person',
            },
        ),
        migrations.CreateModel(
            name='Thing',
            fields=[
                ('entity', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='thing', serialize=False, to='registry.entity')),
                ('kind', models.TextField()),
                ('code16', models.TextField(default='')),
                ('name', models.TextField()),
                ('lon', models.FloatField(blank=True, null=True)),
                ('lat', models.FloatField(blank=True, null=True)),
                ('keeper', models.UUIDField(blank=True, null=True)),
                ('golden_hash', models.BinaryField()),
                ('place_path', jiayuan.registry.models.entity.PathField(db_collation='C', default='')),
                ('place', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
            ],
            options={
                'db_table': 'registry_thing',
            },
        ),
        migrations.AddIndex(
            model_name='entity',
            index=models.Index(fields=['place_path'], name='registry_entity_place'),
        ),
        migrations.AddIndex(
            model_name='entity',
            index=models.Index(fields=['hukou_path'], name='registry_entity_hukou'),
        ),
        migrations.AddIndex(
            model_name='entity',
            index=models.Index(condition=models.Q(('state', 'merged')), fields=['root'], name='registry_entity_root'),
        ),
        migrations.AddConstraint(
            model_name='entity',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('merged_into__isnull', False), ('state', 'merged')), models.Q(('merged_into__isnull', True), ('state', 'merged'), _negated=True), _connector='OR'), name='registry_entity_merged'),
        ),
        migrations.AddConstraint(
            model_name='entity',
            constraint=models.CheckConstraint(condition=models.Q(('merged_into', models.F('id')), _negated=True), name='registry_entity_not_itself'),
        ),
        migrations.AddIndex(
            model_name='fact',
            index=models.Index(fields=['root', 'attr'], name='registry_fact_root'),
        ),
        migrations.AddIndex(
            model_name='fact',
            index=models.Index(condition=models.Q(('golden', True)), fields=['place_path', 'attr'], name='registry_fact_scope'),
        ),
        migrations.AddIndex(
            model_name='fact',
            index=models.Index(condition=models.Q(('record_ref__isnull', False)), fields=['record_ref'], name='registry_fact_record'),
        ),
        migrations.AddIndex(
            model_name='mergeevent',
            index=models.Index(fields=['other'], name='registry_merge_other'),
        ),
        migrations.AddIndex(
            model_name='residence',
            index=models.Index(fields=['place_path'], name='registry_residence_place'),
        ),
        migrations.AddIndex(
            model_name='residence',
            index=models.Index(fields=['hukou_path'], name='registry_residence_hukou'),
        ),
        migrations.AddConstraint(
            model_name='residence',
            constraint=models.UniqueConstraint(condition=models.Q(('valid_to__isnull', True)), fields=('entity', 'role'), name='registry_residence_open'),
        ),
        migrations.AddIndex(
            model_name='household',
            index=models.Index(fields=['place_path'], name='registry_household_place'),
        ),
        migrations.AddIndex(
            model_name='householdmember',
            index=models.Index(fields=['place_path'], name='registry_member_place'),
        ),
        migrations.AddIndex(
            model_name='organisation',
            index=models.Index(fields=['place_path', 'kind'], name='registry_org_place'),
        ),
        migrations.AddConstraint(
            model_name='organisation',
            constraint=models.UniqueConstraint(condition=models.Q(('uscc', ''), _negated=True), fields=('uscc',), name='registry_org_uscc'),
        ),
        migrations.AddIndex(
            model_name='membership',
            index=models.Index(fields=['place_path'], name='registry_membership_place'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(condition=models.Q(('valid_to__isnull', True)), fields=('person', 'organisation', 'role'), name='registry_membership_open'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(fields=['id_bi'], name='registry_person_id_bi'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(fields=['phone_bi'], name='registry_person_phone_bi'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(fields=['name', 'birth_date'], name='registry_person_name_birth'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(fields=['place_path', 'name'], name='registry_person_place'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(fields=['hukou_path'], name='registry_person_hukou'),
        ),
        migrations.AddIndex(
            model_name='thing',
            index=models.Index(fields=['place_path', 'kind'], name='registry_thing_place'),
        ),
        migrations.AddConstraint(
            model_name='thing',
            constraint=models.UniqueConstraint(condition=models.Q(('code16', ''), _negated=True), fields=('code16',), name='registry_thing_code'),
        ),
    ]
