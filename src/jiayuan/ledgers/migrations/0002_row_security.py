"""Who may touch which rows: rendered from the register of tables and frozen here."""

from django.db import migrations

POLICIES = """
ALTER TABLE ledgers_ledger_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledgers_ledger_file FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON ledgers_ledger_file TO jy_staff USING ((ledgers_ledger_file.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND ledgers_ledger_file.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR ledgers_ledger_file.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[])) WITH CHECK ((ledgers_ledger_file.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND ledgers_ledger_file.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR ledgers_ledger_file.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[]));
ALTER TABLE ledgers_file_body ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledgers_file_body FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON ledgers_file_body TO jy_staff USING ((ledgers_file_body.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND ledgers_file_body.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR ledgers_file_body.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[])) WITH CHECK ((ledgers_file_body.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND ledgers_file_body.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR ledgers_file_body.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[]));
ALTER TABLE ledgers_record ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledgers_record FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON ledgers_record TO jy_staff USING ((ledgers_record.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND ledgers_record.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR ledgers_record.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[])) WITH CHECK ((ledgers_record.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND ledgers_record.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR ledgers_record.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[]));
ALTER TABLE ledgers_ledger_row ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledgers_ledger_row FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON ledgers_ledger_row TO jy_staff USING ((ledgers_ledger_row.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND ledgers_ledger_row.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR ledgers_ledger_row.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[])) WITH CHECK ((ledgers_ledger_row.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND ledgers_ledger_row.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR ledgers_ledger_row.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[]));
ALTER TABLE ledgers_issue ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledgers_issue FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON ledgers_issue TO jy_staff USING ((ledgers_issue.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND ledgers_issue.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR ledgers_issue.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[])) WITH CHECK ((ledgers_issue.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND ledgers_issue.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR ledgers_issue.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[]));
ALTER TABLE ledgers_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledgers_link FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON ledgers_link TO jy_staff USING ((ledgers_link.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND ledgers_link.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR ledgers_link.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[])) WITH CHECK ((ledgers_link.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND ledgers_link.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR ledgers_link.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[]));
ALTER TABLE ledgers_review_item ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledgers_review_item FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON ledgers_review_item TO jy_staff USING ((ledgers_review_item.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND ledgers_review_item.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR ledgers_review_item.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[])) WITH CHECK ((ledgers_review_item.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND ledgers_review_item.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR ledgers_review_item.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[]));
"""
GRANTS = """
GRANT SELECT, INSERT, UPDATE ON ledgers_ledger_file, ledgers_file_body, ledgers_record, ledgers_ledger_row, ledgers_issue,
  ledgers_link, ledgers_review_item TO jy_staff;
GRANT DELETE ON ledgers_ledger_row, ledgers_issue, ledgers_link, ledgers_review_item TO jy_staff;
GRANT SELECT, INSERT, UPDATE ON ledgers_template, ledgers_header_alias, ledgers_source_rank, ledgers_match_model TO jy_staff;
GRANT SELECT ON ledgers_template, ledgers_header_alias, ledgers_source_rank, ledgers_match_model TO jy_web, jy_worker;
CREATE SEQUENCE ledgers_merge_no AS bigint;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO jy_staff;
"""
BACKWARD = """
DROP SEQUENCE ledgers_merge_no;
DROP POLICY staff_scope ON ledgers_ledger_file;
ALTER TABLE ledgers_ledger_file NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ledgers_ledger_file DISABLE ROW LEVEL SECURITY;
DROP POLICY staff_scope ON ledgers_file_body;
ALTER TABLE ledgers_file_body NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ledgers_file_body DISABLE ROW LEVEL SECURITY;
DROP POLICY staff_scope ON ledgers_record;
ALTER TABLE ledgers_record NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ledgers_record DISABLE ROW LEVEL SECURITY;
DROP POLICY staff_scope ON ledgers_ledger_row;
ALTER TABLE ledgers_ledger_row NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ledgers_ledger_row DISABLE ROW LEVEL SECURITY;
DROP POLICY staff_scope ON ledgers_issue;
ALTER TABLE ledgers_issue NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ledgers_issue DISABLE ROW LEVEL SECURITY;
DROP POLICY staff_scope ON ledgers_link;
ALTER TABLE ledgers_link NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ledgers_link DISABLE ROW LEVEL SECURITY;
DROP POLICY staff_scope ON ledgers_review_item;
ALTER TABLE ledgers_review_item NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ledgers_review_item DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("ledgers", "0001_initial")]
    operations = [migrations.RunSQL(POLICIES + GRANTS, BACKWARD)]
