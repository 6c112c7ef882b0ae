"""Rights on the open tables: everyone acting may read, staff may add and correct."""

from django.db import migrations

READ = """
GRANT SELECT ON places_place, places_alias, places_grid
  TO jy_web, jy_worker, jy_resident, jy_staff, jy_analyst, jy_auditor, jy_intake;
"""
WRITE = """
GRANT INSERT, UPDATE ON places_place, places_alias, places_grid TO jy_staff;
GRANT DELETE ON places_alias TO jy_staff;
GRANT USAGE, SELECT ON SEQUENCE places_place_id_seq, places_alias_id_seq, places_grid_id_seq TO jy_staff;
"""


class Migration(migrations.Migration):
    dependencies = [("places", "0001_initial")]
    operations = [
        migrations.RunSQL(READ, "REVOKE ALL ON places_place, places_alias, places_grid FROM PUBLIC"),
        migrations.RunSQL(WRITE, migrations.RunSQL.noop),
    ]
