"""Addresses of command."""

from __future__ import annotations

from django.urls import path

from jiayuan.web.command.views import computing, incidents, intake, layers, onemap, plans, reports, shift, streaming

app_name = "command"
PLAN = "staff/command/plans/<uuid:plan_id>/"
urlpatterns = [
    path("staff/command/", plans.listing, name="plans"),
    path("staff/command/new-demo-plan/", plans.new_demo, name="new-demo"),
    path(PLAN, plans.show, name="plan"),
    path(f"{PLAN}compute/", computing.compute, name="compute"),
    path(f"{PLAN}runs/<uuid:run_id>/adopt/", computing.adopt, name="adopt"),
    path(f"{PLAN}muster/", computing.start_shift, name="muster"),
    path(f"{PLAN}do/<slug:command>/", plans.act, name="plan-act"),
    path(f"{PLAN}map/", onemap.one_map, name="map"),
    path(f"{PLAN}map/queue/", onemap.queue, name="queue"),
    path(f"{PLAN}map/figures/", onemap.key_figures, name="kpi"),
    path(f"{PLAN}layers/", layers.layer_index, name="layers"),
    path(f"{PLAN}layers/<slug:layer>.geojson", layers.layer_data, name="layer-data"),
    path(f"{PLAN}layers/<slug:layer>/", layers.layer_table, name="layer"),
    path(f"{PLAN}stream/", streaming.stream, name="stream"),
    path(f"{PLAN}frame/", streaming.frame, name="frame"),
    path(f"{PLAN}report/", reports.after_action, name="report"),
    path(f"{PLAN}incidents/new/", incidents.new, name="incident-new"),
    path("staff/command/incidents/<uuid:incident_id>/", incidents.show, name="incident"),
    path("staff/command/incidents/<uuid:incident_id>/confirm/", incidents.confirm, name="confirm"),
    path("staff/command/incidents/<uuid:incident_id>/do/<slug:command>/", incidents.act, name="incident-act"),
    path("staff/command/dispatches/<uuid:dispatch_id>/do/<slug:command>/", incidents.act_on_task, name="task-act"),
    path("shift/", shift.mine, name="shift"),
    path("shift/do/<slug:command>/", shift.act, name="shift-act"),
    path("shift/task/<uuid:dispatch_id>/<slug:command>/", shift.act_on_task, name="shift-task"),
    path("shift/positions/", intake.positions, name="positions"),
]
