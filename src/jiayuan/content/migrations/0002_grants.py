"""Everyone acting may read what is published; writing is the web login's alone (framework tables, granted after migrate)."""

from django.db import migrations

READ = """
GRANT SELECT ON content_shelf, content_noticepage, content_noticetarget, content_serviceitem,
  wagtailcore_page, wagtailcore_site, wagtailcore_locale
  TO jy_resident, jy_staff, jy_analyst, jy_auditor;
"""


class Migration(migrations.Migration):
    dependencies = [("content", "0001_initial")]
    operations = [migrations.RunSQL(READ, migrations.RunSQL.noop)]
