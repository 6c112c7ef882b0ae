"""Who may touch which rows: rendered from the register of tables and frozen here. Residents only read: what they ask
for is written by the module's service on their behalf."""

from django.db import migrations

POLICIES = """
ALTER TABLE cases_case ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases_case FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON cases_case TO jy_staff USING ((cases_case.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND cases_case.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR cases_case.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[])) WITH CHECK ((cases_case.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND cases_case.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR cases_case.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[]));
CREATE POLICY own ON cases_case TO jy_resident USING (cases_case.subject = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));
ALTER TABLE cases_case_reporter ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases_case_reporter FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON cases_case_reporter TO jy_staff USING ((cases_case_reporter.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND cases_case_reporter.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR cases_case_reporter.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[])) WITH CHECK ((cases_case_reporter.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND cases_case_reporter.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR cases_case_reporter.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[]));
CREATE POLICY own ON cases_case_reporter TO jy_resident USING (cases_case_reporter.subject = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));
ALTER TABLE cases_case_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases_case_event FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON cases_case_event TO jy_staff USING ((cases_case_event.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND cases_case_event.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR cases_case_event.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[])) WITH CHECK ((cases_case_event.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND cases_case_event.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR cases_case_event.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[]));
CREATE POLICY own ON cases_case_event TO jy_resident USING (cases_case_event.subject = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));
ALTER TABLE cases_clock ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases_clock FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON cases_clock TO jy_staff USING ((cases_clock.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND cases_clock.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR cases_clock.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[])) WITH CHECK ((cases_clock.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND cases_clock.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR cases_clock.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[]));
CREATE POLICY own ON cases_clock TO jy_resident USING (cases_clock.subject = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));
ALTER TABLE cases_clock_segment ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases_clock_segment FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON cases_clock_segment TO jy_staff USING ((cases_clock_segment.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND cases_clock_segment.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR cases_clock_segment.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[])) WITH CHECK ((cases_clock_segment.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND cases_clock_segment.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR cases_clock_segment.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[]));
CREATE POLICY own ON cases_clock_segment TO jy_resident USING (cases_clock_segment.subject = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));
ALTER TABLE cases_work_order ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases_work_order FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON cases_work_order TO jy_staff USING ((cases_work_order.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND cases_work_order.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR cases_work_order.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[])) WITH CHECK ((cases_work_order.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND cases_work_order.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR cases_work_order.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[]));
CREATE POLICY own ON cases_work_order TO jy_resident USING (cases_work_order.subject = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));
ALTER TABLE cases_order_return ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases_order_return FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON cases_order_return TO jy_staff USING ((cases_order_return.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND cases_order_return.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR cases_order_return.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[])) WITH CHECK ((cases_order_return.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND cases_order_return.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR cases_order_return.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[]));
CREATE POLICY own ON cases_order_return TO jy_resident USING (cases_order_return.subject = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));
ALTER TABLE cases_deferral ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases_deferral FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON cases_deferral TO jy_staff USING ((cases_deferral.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND cases_deferral.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR cases_deferral.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[])) WITH CHECK ((cases_deferral.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND cases_deferral.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR cases_deferral.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[]));
CREATE POLICY own ON cases_deferral TO jy_resident USING (cases_deferral.subject = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));
ALTER TABLE cases_attachment ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases_attachment FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON cases_attachment TO jy_staff USING ((cases_attachment.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND cases_attachment.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR cases_attachment.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[])) WITH CHECK ((cases_attachment.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND cases_attachment.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR cases_attachment.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[]));
CREATE POLICY own ON cases_attachment TO jy_resident USING (cases_attachment.subject = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));
ALTER TABLE cases_callback_try ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases_callback_try FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON cases_callback_try TO jy_staff USING ((cases_callback_try.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND cases_callback_try.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR cases_callback_try.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[])) WITH CHECK ((cases_callback_try.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND cases_callback_try.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR cases_callback_try.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[]));
CREATE POLICY own ON cases_callback_try TO jy_resident USING (cases_callback_try.subject = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));
ALTER TABLE cases_callback_answer ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases_callback_answer FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON cases_callback_answer TO jy_staff USING ((cases_callback_answer.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND cases_callback_answer.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR cases_callback_answer.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[])) WITH CHECK ((cases_callback_answer.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND cases_callback_answer.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR cases_callback_answer.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[]));
CREATE POLICY own ON cases_callback_answer TO jy_resident USING (cases_callback_answer.subject = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));
"""
GRANTS = """
GRANT SELECT, INSERT, UPDATE ON cases_case, cases_case_reporter, cases_clock, cases_clock_segment, cases_work_order, cases_order_return, cases_deferral, cases_attachment, cases_callback_try, cases_callback_answer TO jy_staff;
GRANT SELECT, INSERT ON cases_case_event TO jy_staff;
GRANT SELECT ON cases_case, cases_case_reporter, cases_case_event, cases_clock, cases_clock_segment, cases_work_order, cases_attachment, cases_callback_try, cases_callback_answer TO jy_resident;
GRANT SELECT ON cases_class_code, cases_term, cases_work_hours, cases_calendar_day, cases_rule_set,
  cases_rule, cases_handling_unit TO jy_web, jy_worker, jy_resident, jy_staff, jy_analyst;
GRANT INSERT, UPDATE, DELETE ON cases_class_code, cases_term, cases_work_hours, cases_calendar_day,
  cases_rule_set, cases_rule, cases_handling_unit TO jy_staff;
GRANT USAGE ON SEQUENCE cases_case_serial, cases_case_reporter_id_seq, cases_clock_id_seq, cases_clock_segment_id_seq,
  cases_work_order_id_seq, cases_order_return_id_seq, cases_deferral_id_seq, cases_attachment_id_seq,
  cases_callback_try_id_seq, cases_callback_answer_id_seq, cases_class_code_id_seq, cases_term_id_seq,
  cases_work_hours_id_seq, cases_rule_id_seq TO jy_staff;
GRANT EXECUTE ON FUNCTION cases_ensure_partitions(date, int) TO jy_staff;
"""
BACKWARD = """
DROP POLICY staff_scope ON cases_case;
DROP POLICY own ON cases_case;
ALTER TABLE cases_case NO FORCE ROW LEVEL SECURITY;
ALTER TABLE cases_case DISABLE ROW LEVEL SECURITY;
DROP POLICY staff_scope ON cases_case_reporter;
DROP POLICY own ON cases_case_reporter;
ALTER TABLE cases_case_reporter NO FORCE ROW LEVEL SECURITY;
ALTER TABLE cases_case_reporter DISABLE ROW LEVEL SECURITY;
DROP POLICY staff_scope ON cases_case_event;
DROP POLICY own ON cases_case_event;
ALTER TABLE cases_case_event NO FORCE ROW LEVEL SECURITY;
ALTER TABLE cases_case_event DISABLE ROW LEVEL SECURITY;
DROP POLICY staff_scope ON cases_clock;
DROP POLICY own ON cases_clock;
ALTER TABLE cases_clock NO FORCE ROW LEVEL SECURITY;
ALTER TABLE cases_clock DISABLE ROW LEVEL SECURITY;
DROP POLICY staff_scope ON cases_clock_segment;
DROP POLICY own ON cases_clock_segment;
ALTER TABLE cases_clock_segment NO FORCE ROW LEVEL SECURITY;
ALTER TABLE cases_clock_segment DISABLE ROW LEVEL SECURITY;
DROP POLICY staff_scope ON cases_work_order;
DROP POLICY own ON cases_work_order;
ALTER TABLE cases_work_order NO FORCE ROW LEVEL SECURITY;
ALTER TABLE cases_work_order DISABLE ROW LEVEL SECURITY;
DROP POLICY staff_scope ON cases_order_return;
DROP POLICY own ON cases_order_return;
ALTER TABLE cases_order_return NO FORCE ROW LEVEL SECURITY;
ALTER TABLE cases_order_return DISABLE ROW LEVEL SECURITY;
DROP POLICY staff_scope ON cases_deferral;
DROP POLICY own ON cases_deferral;
ALTER TABLE cases_deferral NO FORCE ROW LEVEL SECURITY;
ALTER TABLE cases_deferral DISABLE ROW LEVEL SECURITY;
DROP POLICY staff_scope ON cases_attachment;
DROP POLICY own ON cases_attachment;
ALTER TABLE cases_attachment NO FORCE ROW LEVEL SECURITY;
ALTER TABLE cases_attachment DISABLE ROW LEVEL SECURITY;
DROP POLICY staff_scope ON cases_callback_try;
DROP POLICY own ON cases_callback_try;
ALTER TABLE cases_callback_try NO FORCE ROW LEVEL SECURITY;
ALTER TABLE cases_callback_try DISABLE ROW LEVEL SECURITY;
DROP POLICY staff_scope ON cases_callback_answer;
DROP POLICY own ON cases_callback_answer;
ALTER TABLE cases_callback_answer NO FORCE ROW LEVEL SECURITY;
ALTER TABLE cases_callback_answer DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_partitions")]
    operations = [migrations.RunSQL(POLICIES, BACKWARD), migrations.RunSQL(GRANTS, migrations.RunSQL.noop)]
