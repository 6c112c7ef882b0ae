"""Rows that stand under a place are carried to its new path, all tables at once."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations

# Owner's rights, for rows of many modules and append-only tables move too; but only inside the caller's own range.
# The locks keep out who read the old path and would write by it after the move.
CARRY = """
CREATE FUNCTION places_carry(tables text[], columns text[], before text, after text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '20s' AS $$
DECLARE
  lo text := nullif(current_setting('jiayuan.lo', true), '');
  hi text := nullif(current_setting('jiayuan.hi', true), '');
  last text := left(before, -1) || '/';
  name text; col text; sets text; wheres text; forced boolean; n bigint; total bigint := 0;
BEGIN
  IF current_setting('role') <> 'jy_staff' OR lo IS NULL OR before NOT LIKE '%.' OR after NOT LIKE '%.'
     OR before COLLATE "C" < lo OR before COLLATE "C" >= hi OR after COLLATE "C" < lo OR after COLLATE "C" >= hi THEN
    RAISE EXCEPTION 'places_carry: outside the scope' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SET CONSTRAINTS ALL IMMEDIATE;
  FOREACH name IN ARRAY tables LOOP
    EXECUTE format('LOCK TABLE %I IN ACCESS EXCLUSIVE MODE', name);
  END LOOP;
  FOREACH name IN ARRAY tables LOOP
    sets := ''; wheres := '';
    FOR col IN SELECT a.attname FROM pg_attribute a
               WHERE a.attrelid = name::regclass AND a.attname = ANY (columns) AND NOT a.attisdropped
                 AND a.atttypid IN ('text'::regtype, 'varchar'::regtype) LOOP
      wheres := wheres || CASE WHEN wheres = '' THEN '' ELSE ' OR ' END
        || format('(%1$I COLLATE "C" >= $1 AND %1$I COLLATE "C" < $2)', col);
      sets := sets || CASE WHEN sets = '' THEN '' ELSE ', ' END || format(
        '%1$I = CASE WHEN %1$I COLLATE "C" >= $1 AND %1$I COLLATE "C" < $2'
        ' THEN $3 || substr(%1$I, length($1) + 1) ELSE %1$I END', col);
    END LOOP;
    CONTINUE WHEN sets = '';
    SELECT c.relforcerowsecurity INTO forced FROM pg_class c WHERE c.oid = name::regclass;
    IF forced THEN EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', name); END IF;
    EXECUTE format('ALTER TABLE %I DISABLE TRIGGER USER', name);
    EXECUTE format('UPDATE %I SET %s WHERE %s', name, sets, wheres) USING before, last, after;
    GET DIAGNOSTICS n = ROW_COUNT;
    EXECUTE format('ALTER TABLE %I ENABLE TRIGGER USER', name);
    IF forced THEN EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name); END IF;
    total := total + n;
  END LOOP;
  RETURN total;
END $$;
REVOKE ALL ON FUNCTION places_carry(text[], text[], text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION places_carry(text[], text[], text, text) TO jy_staff;
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("places", "0003_proposals")]
    operations: ClassVar = [migrations.RunSQL(CARRY, "DROP FUNCTION places_carry(text[], text[], text, text);")]
