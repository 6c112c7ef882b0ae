"""Monthly partitions, the running number, and the trigger that keeps events append-only."""

from django.db import migrations

FORWARD = """
CREATE SEQUENCE cases_case_serial MAXVALUE 99999999 CYCLE;

CREATE FUNCTION cases_ensure_partitions(first date, months int) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  month date; lo bigint; hi bigint; parent text; made int := 0;
BEGIN
  FOR step IN 0 .. months - 1 LOOP
    month := (date_trunc('month', first) + make_interval(months => step))::date;
    lo := to_char(month, 'YYMMDD')::bigint * 100000000;
    hi := to_char((month + interval '1 month')::date, 'YYMMDD')::bigint * 100000000;
    FOREACH parent IN ARRAY ARRAY['cases_case', 'cases_case_event'] LOOP
      IF to_regclass(parent || '_' || to_char(month, 'YYYYMM')) IS NULL THEN
        EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%s) TO (%s)',
                       parent || '_' || to_char(month, 'YYYYMM'), parent, lo, hi);
        made := made + 1;
      END IF;
    END LOOP;
  END LOOP;
  RETURN made;
END $$;
REVOKE ALL ON FUNCTION cases_ensure_partitions(date, int) FROM PUBLIC;
SELECT cases_ensure_partitions((now() - interval '13 months')::date, 17);

CREATE FUNCTION cases_event_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'case events are never changed or removed' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON cases_case_event
  FOR EACH ROW EXECUTE FUNCTION cases_event_append_only();
ALTER TABLE cases_case ADD CONSTRAINT cases_case_merged CHECK ((merged_into IS NOT NULL) = (state = 'merged'));
ALTER TABLE cases_case ADD CONSTRAINT cases_case_text CHECK (length(text) <= 4000);
"""
BACKWARD = """
ALTER TABLE cases_case DROP CONSTRAINT cases_case_text;
ALTER TABLE cases_case DROP CONSTRAINT cases_case_merged;
DROP TRIGGER append_only ON cases_case_event;
DROP FUNCTION cases_event_append_only();
DROP FUNCTION cases_ensure_partitions(date, int);
DROP SEQUENCE cases_case_serial;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
