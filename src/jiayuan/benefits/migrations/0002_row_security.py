"""Row security and rights of the benefits tables. The texts are frozen: a change is a new migration."""

from django.db import migrations

POLICIES = """
ALTER TABLE benefits_answer ENABLE ROW LEVEL SECURITY;
ALTER TABLE benefits_answer FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON benefits_answer TO jy_staff USING ((benefits_answer.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND benefits_answer.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((benefits_answer.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND benefits_answer.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
CREATE POLICY own ON benefits_answer TO jy_resident USING (benefits_answer.person = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));
ALTER TABLE benefits_appeal ENABLE ROW LEVEL SECURITY;
ALTER TABLE benefits_appeal FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON benefits_appeal TO jy_staff USING ((benefits_appeal.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND benefits_appeal.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((benefits_appeal.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND benefits_appeal.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
CREATE POLICY own ON benefits_appeal TO jy_resident USING (benefits_appeal.person = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));
ALTER TABLE benefits_assessment ENABLE ROW LEVEL SECURITY;
ALTER TABLE benefits_assessment FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON benefits_assessment TO jy_staff USING ((benefits_assessment.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND benefits_assessment.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((benefits_assessment.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND benefits_assessment.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
CREATE POLICY own ON benefits_assessment TO jy_resident USING (benefits_assessment.person = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));
ALTER TABLE benefits_campaign ENABLE ROW LEVEL SECURITY;
ALTER TABLE benefits_campaign FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON benefits_campaign TO jy_staff USING ((benefits_campaign.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND benefits_campaign.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((benefits_campaign.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND benefits_campaign.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
ALTER TABLE benefits_checkstep ENABLE ROW LEVEL SECURITY;
ALTER TABLE benefits_checkstep FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON benefits_checkstep TO jy_staff USING ((benefits_checkstep.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND benefits_checkstep.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((benefits_checkstep.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND benefits_checkstep.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
CREATE POLICY own ON benefits_checkstep TO jy_resident USING (benefits_checkstep.person = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));
ALTER TABLE benefits_consentsigned ENABLE ROW LEVEL SECURITY;
ALTER TABLE benefits_consentsigned FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON benefits_consentsigned TO jy_staff USING ((benefits_consentsigned.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND benefits_consentsigned.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((benefits_consentsigned.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND benefits_consentsigned.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
CREATE POLICY own ON benefits_consentsigned TO jy_resident USING (benefits_consentsigned.person = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));
ALTER TABLE benefits_delivery ENABLE ROW LEVEL SECURITY;
ALTER TABLE benefits_delivery FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON benefits_delivery TO jy_staff USING ((benefits_delivery.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND benefits_delivery.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((benefits_delivery.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND benefits_delivery.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
CREATE POLICY own ON benefits_delivery TO jy_resident USING (benefits_delivery.person = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));
ALTER TABLE benefits_entitlement ENABLE ROW LEVEL SECURITY;
ALTER TABLE benefits_entitlement FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON benefits_entitlement TO jy_staff USING ((benefits_entitlement.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND benefits_entitlement.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((benefits_entitlement.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND benefits_entitlement.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
CREATE POLICY own ON benefits_entitlement TO jy_resident USING (benefits_entitlement.person = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));
ALTER TABLE benefits_handover ENABLE ROW LEVEL SECURITY;
ALTER TABLE benefits_handover FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON benefits_handover TO jy_staff USING ((benefits_handover.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND benefits_handover.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((benefits_handover.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND benefits_handover.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
CREATE POLICY own ON benefits_handover TO jy_resident USING (benefits_handover.person = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));
ALTER TABLE benefits_notice ENABLE ROW LEVEL SECURITY;
ALTER TABLE benefits_notice FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON benefits_notice TO jy_staff USING ((benefits_notice.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND benefits_notice.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((benefits_notice.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND benefits_notice.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
CREATE POLICY own ON benefits_notice TO jy_resident USING (benefits_notice.person = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));
ALTER TABLE benefits_offer ENABLE ROW LEVEL SECURITY;
ALTER TABLE benefits_offer FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON benefits_offer TO jy_staff USING ((benefits_offer.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND benefits_offer.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((benefits_offer.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND benefits_offer.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
CREATE POLICY own ON benefits_offer TO jy_resident USING (benefits_offer.person = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));
ALTER TABLE benefits_run ENABLE ROW LEVEL SECURITY;
ALTER TABLE benefits_run FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON benefits_run TO jy_staff USING ((benefits_run.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND benefits_run.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((benefits_run.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND benefits_run.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
ALTER TABLE benefits_statement ENABLE ROW LEVEL SECURITY;
ALTER TABLE benefits_statement FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON benefits_statement TO jy_staff USING ((benefits_statement.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND benefits_statement.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((benefits_statement.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND benefits_statement.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
CREATE POLICY own ON benefits_statement TO jy_resident USING (benefits_statement.person = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));
ALTER TABLE benefits_stopevent ENABLE ROW LEVEL SECURITY;
ALTER TABLE benefits_stopevent FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON benefits_stopevent TO jy_staff USING ((benefits_stopevent.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND benefits_stopevent.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((benefits_stopevent.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND benefits_stopevent.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
CREATE POLICY own ON benefits_stopevent TO jy_resident USING (benefits_stopevent.person = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));
"""

GRANTS = """
GRANT SELECT ON benefits_rulebookversion TO jy_web, jy_worker, jy_resident, jy_staff, jy_analyst;
GRANT INSERT ON benefits_rulebookversion TO jy_staff;
GRANT UPDATE (state) ON benefits_rulebookversion TO jy_staff;

GRANT SELECT, INSERT ON benefits_run, benefits_campaign TO jy_staff;
GRANT UPDATE (people, counts, milliseconds, finished_at) ON benefits_run TO jy_staff;
GRANT UPDATE (closed_at) ON benefits_campaign TO jy_staff;

GRANT SELECT, INSERT, UPDATE, DELETE ON benefits_assessment TO jy_staff;
GRANT SELECT ON benefits_assessment TO jy_resident;

GRANT SELECT, INSERT ON benefits_offer, benefits_answer, benefits_consentsigned, benefits_statement, benefits_appeal
  TO jy_staff, jy_resident;
GRANT UPDATE (state, kind, amount, low, high, "row", book_hash, choice, campaign_id, applied_on, tries, clock_due,
  lock_version, moved_at) ON benefits_offer TO jy_staff;
GRANT UPDATE (state, choice, applied_on, clock_due, lock_version, moved_at) ON benefits_offer TO jy_resident;
GRANT UPDATE (value, sealed, channel, by_id, at) ON benefits_answer TO jy_staff, jy_resident;
GRANT UPDATE (outcome, settled_by_id, settled_at) ON benefits_statement TO jy_staff;
GRANT UPDATE (outcome, reviewer_id, decided_at) ON benefits_appeal TO jy_staff;

GRANT SELECT, INSERT ON benefits_checkstep, benefits_notice, benefits_entitlement, benefits_stopevent,
  benefits_delivery, benefits_handover TO jy_staff;
GRANT SELECT ON benefits_checkstep, benefits_notice, benefits_entitlement, benefits_stopevent, benefits_delivery,
  benefits_handover TO jy_resident;
GRANT UPDATE (done_by_id, done_at, outcome, note) ON benefits_checkstep TO jy_staff;
GRANT UPDATE (ended_at, objection) ON benefits_notice TO jy_staff;
GRANT UPDATE (to_month) ON benefits_entitlement TO jy_staff;
GRANT UPDATE (serial, state, window_from, window_to, team, tries, wrong_codes, lock_version) ON benefits_delivery
  TO jy_staff;

GRANT USAGE, SELECT ON SEQUENCE benefits_rulebookversion_id_seq,
  benefits_run_id_seq,
  benefits_assessment_id_seq,
  benefits_answer_id_seq,
  benefits_consentsigned_id_seq,
  benefits_statement_id_seq,
  benefits_checkstep_id_seq,
  benefits_notice_id_seq,
  benefits_appeal_id_seq,
  benefits_entitlement_id_seq,
  benefits_stopevent_id_seq,
  benefits_handover_id_seq TO jy_staff, jy_resident;
"""


class Migration(migrations.Migration):
    dependencies = [("benefits", "0001_initial")]
    operations = [
        migrations.RunSQL(POLICIES, migrations.RunSQL.noop),
        migrations.RunSQL(GRANTS, migrations.RunSQL.noop),
    ]
