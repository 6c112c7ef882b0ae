from django.db import migrations

POLICIES = """
ALTER TABLE audit_record ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_record FORCE ROW LEVEL SECURITY;
CREATE POLICY append ON audit_record FOR INSERT TO jy_web, jy_worker, jy_resident, jy_staff, jy_analyst, jy_auditor WITH CHECK (true);
CREATE POLICY review ON audit_record FOR SELECT TO jy_auditor USING (true);
CREATE POLICY own ON audit_record FOR SELECT TO jy_resident USING (audit_record.subjects @> ARRAY[(SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid)]);

GRANT INSERT (id, actor, role, act, purpose, scope, object, subjects, fields, n, outcome, reason, request_id, detail)
  ON audit_record TO jy_web, jy_worker, jy_resident, jy_staff, jy_analyst, jy_auditor;
GRANT SELECT ON audit_record TO jy_auditor;
GRANT SELECT (id, at, actor, role, act, purpose, scope, subjects, fields, n, outcome, reason) ON audit_record TO jy_resident;
GRANT SELECT ON audit_seal TO jy_web, jy_worker, jy_resident, jy_staff, jy_analyst, jy_auditor;
GRANT INSERT ON audit_seal TO jy_auditor;
GRANT EXECUTE ON FUNCTION audit_ensure_partitions(int) TO jy_auditor, jy_worker;
"""

BACK = """
DROP POLICY append ON audit_record;
DROP POLICY review ON audit_record;
DROP POLICY own ON audit_record;
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunSQL(POLICIES, BACK)]
