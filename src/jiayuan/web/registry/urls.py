"""Paths of the registry pages."""

from django.urls import path

from jiayuan.web.registry.views import base, care, careplan, carerecord, person

app_name = "registry"
urlpatterns = [
    path("me/care/", care.mine, name="care"),
    path("me/care/yes/", care.say_yes, name="care_yes"),
    path("me/care/no/", care.say_no, name="care_no"),
    path("staff/care/", careplan.plan, name="care_plan"),
    path("staff/care/find/", carerecord.find, name="care_find"),
    path("staff/care/people/<uuid:person>/", carerecord.record, name="care_record"),
    path("staff/care/declare/", careplan.declare, name="care_declare"),
    path("staff/care/emergencies/<uuid:opening_id>/", careplan.opening, name="care_opening"),
    path("staff/care/emergencies/<uuid:opening_id>/do/", careplan.do, name="care_do"),
    path("staff/care/emergencies/<uuid:opening_id>/<str:building>/", careplan.names, name="care_names"),
    path("staff/registry/", base.state, name="state"),
    path("staff/registry/<uuid:person>/", person.card, name="person"),
    path("staff/registry/<uuid:person>/<str:code>/", person.lineage, name="lineage"),
]
