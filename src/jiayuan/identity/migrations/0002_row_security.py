"""Row security and rights of the identity tables. The texts are frozen: a change is a new migration."""

from django.db import migrations

POLICIES = """
ALTER TABLE identity_account ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity_account FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON identity_account TO jy_staff
  USING ((identity_account.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND identity_account.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))))
  WITH CHECK ((identity_account.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND identity_account.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
CREATE POLICY own ON identity_account TO jy_resident
  USING (identity_account.subject_id = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));
CREATE POLICY entry ON identity_account FOR SELECT TO jy_web, jy_worker
  USING (identity_account.id = (SELECT nullif(current_setting('jiayuan.actor', true), '')::uuid));
CREATE POLICY service_entry ON identity_account FOR INSERT TO jy_web, jy_worker
  WITH CHECK (identity_account.kind = 'service' AND identity_account.id = (SELECT nullif(current_setting('jiayuan.actor', true), '')::uuid));
ALTER TABLE identity_homeplace ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity_homeplace FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON identity_homeplace TO jy_staff
  USING ((identity_homeplace.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND identity_homeplace.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))))
  WITH CHECK ((identity_homeplace.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND identity_homeplace.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
CREATE POLICY own ON identity_homeplace TO jy_resident
  USING (identity_homeplace.subject_id = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));
ALTER TABLE identity_consent ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity_consent FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON identity_consent TO jy_staff
  USING ((identity_consent.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND identity_consent.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))))
  WITH CHECK ((identity_consent.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND identity_consent.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
CREATE POLICY own ON identity_consent TO jy_resident
  USING (identity_consent.subject_id = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));
ALTER TABLE identity_grant ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity_grant FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON identity_grant TO jy_staff
  USING ((identity_grant.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND identity_grant.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))))
  WITH CHECK ((identity_grant.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND identity_grant.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
CREATE POLICY entry ON identity_grant FOR SELECT TO jy_web, jy_worker
  USING (identity_grant.account_id = (SELECT nullif(current_setting('jiayuan.actor', true), '')::uuid));
ALTER TABLE identity_delegation ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity_delegation FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON identity_delegation TO jy_staff
  USING ((identity_delegation.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND identity_delegation.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))))
  WITH CHECK ((identity_delegation.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND identity_delegation.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
CREATE POLICY own ON identity_delegation TO jy_resident
  USING (identity_delegation.principal_id = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));
CREATE POLICY delegate ON identity_delegation FOR SELECT TO jy_resident
  USING (identity_delegation.delegate_id = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));
ALTER TABLE identity_message ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity_message FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON identity_message TO jy_staff
  USING ((identity_message.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND identity_message.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))))
  WITH CHECK ((identity_message.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND identity_message.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
CREATE POLICY own ON identity_message TO jy_resident
  USING (identity_message.subject_id = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));
ALTER TABLE identity_delivery ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity_delivery FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON identity_delivery TO jy_staff
  USING ((identity_delivery.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND identity_delivery.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))))
  WITH CHECK ((identity_delivery.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND identity_delivery.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
CREATE POLICY own ON identity_delivery TO jy_resident
  USING (identity_delivery.subject_id = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));
"""

GRANTS = """
GRANT USAGE, SELECT ON SEQUENCE identity_account_no TO jy_web, jy_worker, jy_staff;

GRANT SELECT (id, no, kind, status, subject_id, display_name, place_path) ON identity_account TO jy_web, jy_worker;
GRANT INSERT (id, no, kind, status, display_name, place_path, created_at, subject_id, phone_sealed, phone_bi)
  ON identity_account TO jy_web, jy_worker;
GRANT SELECT ON identity_account TO jy_staff, jy_resident;
GRANT INSERT ON identity_account TO jy_staff;
GRANT UPDATE (status, display_name, subject_id, phone_sealed, phone_bi, place_path) ON identity_account TO jy_staff;

GRANT SELECT ON identity_homeplace TO jy_staff, jy_resident;
GRANT INSERT, UPDATE (until) ON identity_homeplace TO jy_staff;

GRANT SELECT ON identity_grant TO jy_web, jy_worker, jy_staff;
GRANT INSERT, UPDATE (revoked_at, approved_by_id) ON identity_grant TO jy_staff;

GRANT SELECT ON identity_delegation TO jy_staff, jy_resident;
GRANT INSERT, UPDATE (withdrawn_at) ON identity_delegation TO jy_staff;
GRANT UPDATE (withdrawn_at) ON identity_delegation TO jy_resident;

GRANT SELECT, INSERT ON identity_consent TO jy_staff, jy_resident;

GRANT SELECT, INSERT, UPDATE (read_at) ON identity_message TO jy_staff, jy_resident;
GRANT SELECT, INSERT ON identity_delivery TO jy_staff, jy_resident;
GRANT UPDATE (state, tries, next_try) ON identity_delivery TO jy_staff;

GRANT SELECT ON identity_purpose, identity_roster, identity_shift
  TO jy_web, jy_worker, jy_resident, jy_staff, jy_analyst, jy_auditor;
GRANT INSERT, UPDATE ON identity_roster TO jy_staff;
GRANT INSERT, UPDATE, DELETE ON identity_shift TO jy_staff;

GRANT USAGE, SELECT ON SEQUENCE identity_homeplace_id_seq, identity_grant_id_seq, identity_delegation_id_seq,
  identity_consent_id_seq, identity_message_id_seq, identity_delivery_id_seq, identity_roster_id_seq,
  identity_shift_id_seq TO jy_staff, jy_resident;
"""


class Migration(migrations.Migration):
    dependencies = [("identity", "0001_initial")]
    operations = [
        migrations.RunSQL(POLICIES, migrations.RunSQL.noop),
        migrations.RunSQL(GRANTS, migrations.RunSQL.noop),
    ]
