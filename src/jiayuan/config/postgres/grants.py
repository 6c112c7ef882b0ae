"""Rights on the tables of frameworks. Tables of our own modules are granted in their migrations."""

from __future__ import annotations

from collections.abc import Iterable

from django.apps import apps
from django.db import connection

from jiayuan.kernel.tables import registered

# A job is put in the queue inside the transaction of the deed, under the role that does the deed.
DEFER = """
GRANT SELECT, INSERT, UPDATE ON procrastinate_jobs, procrastinate_events, procrastinate_periodic_defers
  TO jy_staff, jy_resident, jy_auditor, jy_analyst;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO jy_web, jy_worker, jy_staff, jy_resident, jy_auditor;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO jy_web, jy_worker, jy_staff, jy_resident, jy_auditor, jy_analyst;
"""

# After a first load the planner knows nothing of the new rows until autovacuum comes by; only an owner may ANALYZE.
STATISTICS = """
CREATE OR REPLACE FUNCTION refresh_statistics() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public AS $$
DECLARE name text;
BEGIN
  FOR name IN SELECT quote_ident(tablename) FROM pg_tables
              WHERE schemaname = 'public' AND tableowner = current_user LOOP
    EXECUTE 'ANALYZE ' || name;
  END LOOP;
END $$;
REVOKE ALL ON FUNCTION refresh_statistics() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION refresh_statistics() TO jy_worker;
"""


def framework_tables() -> list[str]:
    """Tables of Django, allauth, Wagtail and procrastinate, and our own that are registered as framework tables."""
    tables = {
        table
        for config in apps.get_app_configs()
        if not config.name.startswith("jiayuan.")
        for model in config.get_models(include_auto_created=True)
        for table in [model._meta.db_table]
    }
    tables |= {name for name, spec in registered().items() if spec.scope_kind == "framework"}
    existing = set(connection.introspection.table_names())
    extra = {name for name in existing if name.startswith("procrastinate_")}
    return sorted((tables & existing) | extra)


def grant(tables: Iterable[str]) -> None:
    """Gives the login roles full use of the tables; they hold no person data of the modules."""
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'GRANT SELECT, INSERT, UPDATE, DELETE ON "{table}" TO jy_web, jy_worker')
        cursor.execute(DEFER)
        cursor.execute(STATISTICS)


def grant_framework_tables() -> None:
    """Run after every migration, as the owner."""
    grant(framework_tables())
