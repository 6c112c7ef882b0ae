"""Facts are added and closed once; decisions about identities are only added."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION registry_fact_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF current_user = 'jy_purge' OR current_user = 'jy_owner' THEN RETURN OLD; END IF;
    RAISE EXCEPTION 'registry_fact is append-only';
  END IF;
  IF OLD.sys_to IS NOT NULL AND (NEW.sys_to IS DISTINCT FROM OLD.sys_to OR NEW.closed_by IS DISTINCT FROM OLD.closed_by) THEN
    RAISE EXCEPTION 'registry_fact is closed only once';
  END IF;
  IF (NEW.entity, NEW.attr, NEW.value, NEW.key, NEW.sealed, NEW.bi, NEW.place_id, NEW.absent, NEW.origin, NEW.confidence,
      NEW.record_ref, NEW.col, NEW.batch, NEW.valid_from, NEW.valid_to, NEW.sys_from)
     IS DISTINCT FROM
     (OLD.entity, OLD.attr, OLD.value, OLD.key, OLD.sealed, OLD.bi, OLD.place_id, OLD.absent, OLD.origin, OLD.confidence,
      OLD.record_ref, OLD.col, OLD.batch, OLD.valid_from, OLD.valid_to, OLD.sys_from) THEN
    RAISE EXCEPTION 'registry_fact is append-only';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER registry_fact_guard BEFORE UPDATE OR DELETE ON registry_fact
  FOR EACH ROW EXECUTE FUNCTION registry_fact_guard();
CREATE FUNCTION registry_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
CREATE TRIGGER registry_merge_event_guard BEFORE UPDATE OR DELETE ON registry_merge_event
  FOR EACH ROW EXECUTE FUNCTION registry_append_only();
CREATE TRIGGER registry_not_same_guard BEFORE UPDATE OR DELETE ON registry_not_same
  FOR EACH ROW EXECUTE FUNCTION registry_append_only();
"""
BACKWARD = """
DROP TRIGGER registry_fact_guard ON registry_fact;
DROP TRIGGER registry_merge_event_guard ON registry_merge_event;
DROP TRIGGER registry_not_same_guard ON registry_not_same;
DROP FUNCTION registry_fact_guard();
DROP FUNCTION registry_append_only();
"""


class Migration(migrations.Migration):
    dependencies = [("registry", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
