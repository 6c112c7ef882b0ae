"""Who may touch which rows: rendered from the register of tables and frozen here."""

from django.db import migrations

POLICIES = """
ALTER TABLE registry_entity ENABLE ROW LEVEL SECURITY;
ALTER TABLE registry_entity FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON registry_entity TO jy_staff USING ((registry_entity.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND registry_entity.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR (registry_entity.hukou_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND registry_entity.hukou_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((registry_entity.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND registry_entity.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR (registry_entity.hukou_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND registry_entity.hukou_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
CREATE POLICY own ON registry_entity TO jy_resident USING (registry_entity.id = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));
ALTER TABLE registry_merge_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE registry_merge_event FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON registry_merge_event TO jy_staff USING ((registry_merge_event.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND registry_merge_event.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((registry_merge_event.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND registry_merge_event.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
ALTER TABLE registry_not_same ENABLE ROW LEVEL SECURITY;
ALTER TABLE registry_not_same FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON registry_not_same TO jy_staff USING ((registry_not_same.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND registry_not_same.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((registry_not_same.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND registry_not_same.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
ALTER TABLE registry_fact ENABLE ROW LEVEL SECURITY;
ALTER TABLE registry_fact FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON registry_fact TO jy_staff USING ((registry_fact.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND registry_fact.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR (registry_fact.hukou_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND registry_fact.hukou_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((registry_fact.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND registry_fact.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR (registry_fact.hukou_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND registry_fact.hukou_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
CREATE POLICY own ON registry_fact TO jy_resident USING (registry_fact.root = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));
ALTER TABLE registry_person ENABLE ROW LEVEL SECURITY;
ALTER TABLE registry_person FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON registry_person TO jy_staff USING ((registry_person.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND registry_person.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR (registry_person.hukou_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND registry_person.hukou_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR registry_person.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[])) WITH CHECK ((registry_person.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND registry_person.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR (registry_person.hukou_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND registry_person.hukou_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR registry_person.owner_org_id = ANY ((SELECT nullif(current_setting('jiayuan.orgs', true), '')::int[])::int[]));
CREATE POLICY own ON registry_person TO jy_resident USING (registry_person.entity_id = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));
ALTER TABLE registry_residence ENABLE ROW LEVEL SECURITY;
ALTER TABLE registry_residence FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON registry_residence TO jy_staff USING ((registry_residence.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND registry_residence.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR (registry_residence.hukou_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND registry_residence.hukou_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((registry_residence.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND registry_residence.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR (registry_residence.hukou_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND registry_residence.hukou_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
CREATE POLICY own ON registry_residence TO jy_resident USING (registry_residence.entity_id = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));
ALTER TABLE registry_household ENABLE ROW LEVEL SECURITY;
ALTER TABLE registry_household FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON registry_household TO jy_staff USING ((registry_household.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND registry_household.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR (registry_household.hukou_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND registry_household.hukou_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((registry_household.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND registry_household.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR (registry_household.hukou_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND registry_household.hukou_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
ALTER TABLE registry_household_member ENABLE ROW LEVEL SECURITY;
ALTER TABLE registry_household_member FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON registry_household_member TO jy_staff USING ((registry_household_member.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND registry_household_member.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR (registry_household_member.hukou_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND registry_household_member.hukou_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((registry_household_member.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND registry_household_member.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))) OR (registry_household_member.hukou_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND registry_household_member.hukou_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
CREATE POLICY own ON registry_household_member TO jy_resident USING (registry_household_member.person_id = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));
ALTER TABLE registry_membership ENABLE ROW LEVEL SECURITY;
ALTER TABLE registry_membership FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON registry_membership TO jy_staff USING ((registry_membership.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND registry_membership.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((registry_membership.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND registry_membership.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
CREATE POLICY own ON registry_membership TO jy_resident USING (registry_membership.person_id = (SELECT nullif(current_setting('jiayuan.subject', true), '')::uuid));
"""
GRANTS = """
GRANT USAGE ON SEQUENCE registry_entity_no TO jy_staff;
GRANT SELECT, INSERT, UPDATE ON registry_entity TO jy_staff;
GRANT SELECT, INSERT ON registry_fact, registry_merge_event, registry_not_same TO jy_staff;
GRANT UPDATE (root, golden, rank, sys_to, closed_by, place_path, hukou_path) ON registry_fact TO jy_staff;
GRANT SELECT, INSERT, UPDATE, DELETE ON registry_person, registry_residence, registry_household,
  registry_household_member, registry_organisation, registry_thing TO jy_staff;
GRANT SELECT, INSERT, UPDATE ON registry_membership TO jy_staff;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO jy_staff;
GRANT SELECT ON registry_entity, registry_fact, registry_person, registry_residence, registry_household_member,
  registry_membership TO jy_resident;
GRANT SELECT ON registry_organisation, registry_thing TO jy_web, jy_worker, jy_resident, jy_analyst;
"""
BACKWARD = """
DROP POLICY staff_scope ON registry_entity;
DROP POLICY staff_scope ON registry_merge_event;
DROP POLICY staff_scope ON registry_not_same;
DROP POLICY staff_scope ON registry_fact;
DROP POLICY staff_scope ON registry_person;
DROP POLICY staff_scope ON registry_residence;
DROP POLICY staff_scope ON registry_household;
DROP POLICY staff_scope ON registry_household_member;
DROP POLICY staff_scope ON registry_membership;
DROP POLICY own ON registry_entity;
DROP POLICY own ON registry_fact;
DROP POLICY own ON registry_person;
DROP POLICY own ON registry_residence;
DROP POLICY own ON registry_household_member;
DROP POLICY own ON registry_membership;
ALTER TABLE registry_entity NO FORCE ROW LEVEL SECURITY;
ALTER TABLE registry_entity DISABLE ROW LEVEL SECURITY;
ALTER TABLE registry_merge_event NO FORCE ROW LEVEL SECURITY;
ALTER TABLE registry_merge_event DISABLE ROW LEVEL SECURITY;
ALTER TABLE registry_not_same NO FORCE ROW LEVEL SECURITY;
ALTER TABLE registry_not_same DISABLE ROW LEVEL SECURITY;
ALTER TABLE registry_fact NO FORCE ROW LEVEL SECURITY;
ALTER TABLE registry_fact DISABLE ROW LEVEL SECURITY;
ALTER TABLE registry_person NO FORCE ROW LEVEL SECURITY;
ALTER TABLE registry_person DISABLE ROW LEVEL SECURITY;
ALTER TABLE registry_residence NO FORCE ROW LEVEL SECURITY;
ALTER TABLE registry_residence DISABLE ROW LEVEL SECURITY;
ALTER TABLE registry_household NO FORCE ROW LEVEL SECURITY;
ALTER TABLE registry_household DISABLE ROW LEVEL SECURITY;
ALTER TABLE registry_household_member NO FORCE ROW LEVEL SECURITY;
ALTER TABLE registry_household_member DISABLE ROW LEVEL SECURITY;
ALTER TABLE registry_membership NO FORCE ROW LEVEL SECURITY;
ALTER TABLE registry_membership DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("registry", "0002_append_only")]
    operations = [migrations.RunSQL(POLICIES + GRANTS, BACKWARD)]
