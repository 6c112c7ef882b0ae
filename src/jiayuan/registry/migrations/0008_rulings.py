"""Rulings between statements that weigh the same."""

from django.db import migrations, models

FORWARD = """
GRANT SELECT, INSERT ON registry_ruling TO jy_staff;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO jy_staff;
CREATE TRIGGER registry_ruling_guard BEFORE UPDATE OR DELETE ON registry_ruling
  FOR EACH ROW EXECUTE FUNCTION registry_append_only();
"""
BACKWARD = "DROP TRIGGER registry_ruling_guard ON registry_ruling;"


class Migration(migrations.Migration):
    dependencies = [("registry", "0007_roles")]
    operations = [
        migrations.CreateModel(
            name='Ruling',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('entity', models.UUIDField()),
                ('attr', models.SmallIntegerField()),
                ('keep', models.BigIntegerField()),
                ('over', models.BigIntegerField()),
                ('is_decided', models.BooleanField(default=False)),
                ('batch', models.UUIDField(blank=True, null=True)),
                ('by', models.UUIDField()),
                ('reason', models.TextField(blank=True, default='')),
                ('at', models.DateTimeField()),
            ],
            options={
                'db_table': 'registry_ruling',
                'indexes': [
                    models.Index(fields=['entity'], name='registry_ruling_entity'),
                    models.Index(condition=models.Q(('is_decided', False)), fields=['batch'], name='registry_ruling_batch'),
                ],
            },
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
