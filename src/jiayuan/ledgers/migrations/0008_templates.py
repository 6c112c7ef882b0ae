"""What registering a template keeps, and what the jobs of retention may delete."""

from django.db import migrations, models

GRANTS = """
-- A template is never changed: a change is a new version.
REVOKE UPDATE ON ledgers_template FROM jy_staff;
GRANT DELETE ON ledgers_file_body, ledgers_record, ledgers_message, ledgers_statement,
  ledgers_exchange_root TO jy_staff;
"""
BACKWARD = """
GRANT UPDATE ON ledgers_template TO jy_staff;
REVOKE DELETE ON ledgers_file_body, ledgers_record, ledgers_message, ledgers_statement,
  ledgers_exchange_root FROM jy_staff;
"""


class Migration(migrations.Migration):
    dependencies = [("ledgers", "0007_review")]
    operations = [
        migrations.AddField('template', 'kept_days', models.IntegerField(default=365)),
        migrations.AddField('template', 'purpose_until', models.DateField(blank=True, null=True)),
        migrations.AddField('template', 'registered_at', models.DateTimeField(blank=True, null=True)),
        migrations.AddField('template', 'registered_by', models.UUIDField(blank=True, null=True)),
        migrations.RunSQL(GRANTS, BACKWARD),
    ]
