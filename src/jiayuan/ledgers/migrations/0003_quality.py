"""Scores of ledgers by day, and what is left to mend."""

from django.db import migrations, models

POLICIES = """
ALTER TABLE ledgers_quality_score ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledgers_quality_score FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON ledgers_quality_score TO jy_staff USING ((ledgers_quality_score.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND ledgers_quality_score.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((ledgers_quality_score.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND ledgers_quality_score.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
ALTER TABLE ledgers_quality_gap ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledgers_quality_gap FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON ledgers_quality_gap TO jy_staff USING ((ledgers_quality_gap.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND ledgers_quality_gap.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((ledgers_quality_gap.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND ledgers_quality_gap.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
"""
GRANTS = """
GRANT SELECT, INSERT, UPDATE, DELETE ON ledgers_quality_score, ledgers_quality_gap TO jy_staff;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO jy_staff;
"""
BACKWARD = """
DROP POLICY staff_scope ON ledgers_quality_score;
ALTER TABLE ledgers_quality_score NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ledgers_quality_score DISABLE ROW LEVEL SECURITY;
DROP POLICY staff_scope ON ledgers_quality_gap;
ALTER TABLE ledgers_quality_gap NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ledgers_quality_gap DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("ledgers", "0002_row_security")]
    operations = [
        migrations.CreateModel(
            name='QualityScore',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('day', models.DateField()),
                ('template_code', models.SlugField(max_length=40)),
                ('office', models.IntegerField()),
                ('place_path', models.TextField(db_collation='C')),
                ('attr', models.CharField(blank=True, default='', max_length=40)),
                ('lines', models.IntegerField()),
                ('complete_n', models.IntegerField(default=0)),
                ('complete_of', models.IntegerField(default=0)),
                ('valid_n', models.IntegerField(default=0)),
                ('valid_of', models.IntegerField(default=0)),
                ('accurate_n', models.IntegerField(default=0)),
                ('accurate_of', models.IntegerField(default=0)),
                ('unique_n', models.IntegerField(default=0)),
                ('unique_of', models.IntegerField(default=0)),
                ('consistent_n', models.IntegerField(default=0)),
                ('consistent_of', models.IntegerField(default=0)),
                ('timely_n', models.FloatField(default=0)),
                ('timely_of', models.IntegerField(default=0)),
                ('linked_n', models.IntegerField(default=0)),
                ('linked_of', models.IntegerField(default=0)),
            ],
            options={
                'db_table': 'ledgers_quality_score',
                'constraints': [models.UniqueConstraint(fields=('day', 'template_code', 'office', 'place_path', 'attr'), name='ledgers_quality_score_once')],
                'indexes': [
                    models.Index(fields=['day', 'place_path'], name='ledgers_quality_score_day'),
                    models.Index(condition=models.Q(('attr', '')), fields=['day', 'place_path'], name='ledgers_quality_score_trend'),
                ],
            },
        ),
        migrations.CreateModel(
            name='QualityGap',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('template_code', models.SlugField(max_length=40)),
                ('office', models.IntegerField()),
                ('place_path', models.TextField(db_collation='C')),
                ('attr', models.CharField(blank=True, default='', max_length=40)),
                ('code', models.CharField(max_length=40)),
                ('n', models.IntegerField()),
                ('lift', models.FloatField(default=1)),
                ('file', models.UUIDField(blank=True, null=True)),
            ],
            options={
                'db_table': 'ledgers_quality_gap',
                'constraints': [models.UniqueConstraint(fields=('template_code', 'office', 'place_path', 'attr', 'code'), name='ledgers_quality_gap_once')],
                'indexes': [models.Index(fields=['place_path'], name='ledgers_quality_gap_place')],
            },
        ),
        migrations.RunSQL(POLICIES + GRANTS, BACKWARD),
    ]
