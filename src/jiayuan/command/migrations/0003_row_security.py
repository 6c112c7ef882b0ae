"""Row security and rights of the command tables. The texts are frozen: a change is a new migration."""

from django.db import migrations

POLICIES = """
ALTER TABLE command_eventplan ENABLE ROW LEVEL SECURITY;
ALTER TABLE command_eventplan FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON command_eventplan TO jy_staff USING ((command_eventplan.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_eventplan.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((command_eventplan.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_eventplan.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
ALTER TABLE command_serviceclass ENABLE ROW LEVEL SECURITY;
ALTER TABLE command_serviceclass FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON command_serviceclass TO jy_staff USING ((command_serviceclass.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_serviceclass.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((command_serviceclass.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_serviceclass.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
ALTER TABLE command_logentry ENABLE ROW LEVEL SECURITY;
ALTER TABLE command_logentry FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON command_logentry TO jy_staff USING ((command_logentry.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_logentry.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((command_logentry.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_logentry.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
ALTER TABLE command_afteraction ENABLE ROW LEVEL SECURITY;
ALTER TABLE command_afteraction FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON command_afteraction TO jy_staff USING ((command_afteraction.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_afteraction.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((command_afteraction.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_afteraction.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
ALTER TABLE command_zone ENABLE ROW LEVEL SECURITY;
ALTER TABLE command_zone FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON command_zone TO jy_staff USING ((command_zone.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_zone.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((command_zone.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_zone.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
ALTER TABLE command_sector ENABLE ROW LEVEL SECURITY;
ALTER TABLE command_sector FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON command_sector TO jy_staff USING ((command_sector.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_sector.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((command_sector.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_sector.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
ALTER TABLE command_securitypoint ENABLE ROW LEVEL SECURITY;
ALTER TABLE command_securitypoint FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON command_securitypoint TO jy_staff USING ((command_securitypoint.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_securitypoint.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((command_securitypoint.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_securitypoint.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
ALTER TABLE command_post ENABLE ROW LEVEL SECURITY;
ALTER TABLE command_post FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON command_post TO jy_staff USING ((command_post.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_post.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((command_post.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_post.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
ALTER TABLE command_riskpoint ENABLE ROW LEVEL SECURITY;
ALTER TABLE command_riskpoint FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON command_riskpoint TO jy_staff USING ((command_riskpoint.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_riskpoint.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((command_riskpoint.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_riskpoint.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
ALTER TABLE command_force ENABLE ROW LEVEL SECURITY;
ALTER TABLE command_force FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON command_force TO jy_staff USING ((command_force.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_force.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((command_force.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_force.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
ALTER TABLE command_responder ENABLE ROW LEVEL SECURITY;
ALTER TABLE command_responder FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON command_responder TO jy_staff USING ((command_responder.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_responder.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((command_responder.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_responder.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
ALTER TABLE command_unit ENABLE ROW LEVEL SECURITY;
ALTER TABLE command_unit FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON command_unit TO jy_staff USING ((command_unit.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_unit.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((command_unit.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_unit.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
ALTER TABLE command_eventshift ENABLE ROW LEVEL SECURITY;
ALTER TABLE command_eventshift FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON command_eventshift TO jy_staff USING ((command_eventshift.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_eventshift.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((command_eventshift.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_eventshift.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
ALTER TABLE command_assignment ENABLE ROW LEVEL SECURITY;
ALTER TABLE command_assignment FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON command_assignment TO jy_staff USING ((command_assignment.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_assignment.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((command_assignment.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_assignment.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
ALTER TABLE command_solverun ENABLE ROW LEVEL SECURITY;
ALTER TABLE command_solverun FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON command_solverun TO jy_staff USING ((command_solverun.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_solverun.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((command_solverun.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_solverun.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
ALTER TABLE command_deployment ENABLE ROW LEVEL SECURITY;
ALTER TABLE command_deployment FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON command_deployment TO jy_staff USING ((command_deployment.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_deployment.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((command_deployment.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_deployment.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
ALTER TABLE command_positionlatest ENABLE ROW LEVEL SECURITY;
ALTER TABLE command_positionlatest FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON command_positionlatest TO jy_staff USING ((command_positionlatest.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_positionlatest.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((command_positionlatest.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_positionlatest.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
ALTER TABLE command_positionfix ENABLE ROW LEVEL SECURITY;
ALTER TABLE command_positionfix FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON command_positionfix TO jy_staff USING ((command_positionfix.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_positionfix.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((command_positionfix.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_positionfix.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
ALTER TABLE command_liveevent ENABLE ROW LEVEL SECURITY;
ALTER TABLE command_liveevent FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON command_liveevent TO jy_staff USING ((command_liveevent.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_liveevent.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((command_liveevent.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_liveevent.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
ALTER TABLE command_incident ENABLE ROW LEVEL SECURITY;
ALTER TABLE command_incident FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON command_incident TO jy_staff USING ((command_incident.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_incident.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((command_incident.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_incident.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
ALTER TABLE command_dispatch ENABLE ROW LEVEL SECURITY;
ALTER TABLE command_dispatch FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON command_dispatch TO jy_staff USING ((command_dispatch.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_dispatch.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((command_dispatch.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_dispatch.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
ALTER TABLE command_escalation ENABLE ROW LEVEL SECURITY;
ALTER TABLE command_escalation FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_scope ON command_escalation TO jy_staff USING ((command_escalation.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_escalation.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), '')))) WITH CHECK ((command_escalation.place_path >= (SELECT nullif(current_setting('jiayuan.lo', true), '')) AND command_escalation.place_path < (SELECT nullif(current_setting('jiayuan.hi', true), ''))));
"""

# Append-only tables have no UPDATE; only positions are ever deleted by staff.
RIGHTS = """
GRANT SELECT, INSERT ON command_logentry, command_afteraction, command_solverun, command_deployment, command_liveevent,
  command_escalation, command_positionfix TO jy_staff;
GRANT SELECT, INSERT, UPDATE ON command_eventplan, command_serviceclass, command_zone, command_sector,
  command_securitypoint, command_post, command_riskpoint, command_force, command_responder, command_unit,
  command_eventshift, command_assignment, command_incident, command_dispatch TO jy_staff;
GRANT SELECT, INSERT, UPDATE, DELETE ON command_positionlatest TO jy_staff;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO jy_staff;
GRANT EXECUTE ON FUNCTION command_position_partitions(date) TO jy_staff, jy_worker;
"""


class Migration(migrations.Migration):
    dependencies = [("command", "0002_positions")]
    operations = [migrations.RunSQL(POLICIES, migrations.RunSQL.noop), migrations.RunSQL(RIGHTS, migrations.RunSQL.noop)]
