"""Cells put right by hand, until they go into the next version of their file."""

import django.db.models.deletion
from django.db import migrations, models

POLICIES = """
ALTER TABLE ledgers_correction ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledgers_correction FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON ledgers_correction TO jy_staff USING ((ledgers_correction.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND ledgers_correction.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR ledgers_correction.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[])) WITH CHECK ((ledgers_correction.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND ledgers_correction.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR ledgers_correction.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[]));
"""
GRANTS = """
GRANT SELECT, INSERT, UPDATE ON ledgers_correction TO jy_staff;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO jy_staff;
"""
BACKWARD = """
DROP POLICY staff_scope ON ledgers_correction;
ALTER TABLE ledgers_correction NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ledgers_correction DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("ledgers", "0008_templates")]
    operations = [
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('place_path', models.TextField(db_collation='C', db_index=True)),
                ('owner_org_id', models.IntegerField(blank=True, null=True)),
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('sheet', models.SmallIntegerField()),
                ('row', models.IntegerField()),
                ('col', models.SmallIntegerField()),
                ('attr', models.CharField(max_length=40)),
                ('sealed', models.BinaryField()),
                ('step', models.UUIDField()),
                ('by', models.UUIDField()),
                ('at', models.DateTimeField()),
                ('undone', models.BooleanField(default=False)),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='ledgers.ledgerfile')),
                ('sent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='mended', to='ledgers.ledgerfile')),
            ],
            options={
                'db_table': 'ledgers_correction',
                'indexes': [models.Index(fields=['file', 'sheet', 'row', 'col'], name='ledgers_correction_cell')],
            },
        ),
        migrations.RunSQL(POLICIES + GRANTS, BACKWARD),
    ]
