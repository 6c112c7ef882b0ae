"""Paths of the registry pages."""

from django.urls import path

from jiayuan.web.registry.views import base, care, careplan, carerecord, mydata, mydata_desk, mydata_uses, person

app_name = "registry"
urlpatterns = [
    path("me/care/", care.mine, name="care"),
    path("me/care/yes/", care.say_yes, name="care_yes"),
    path("me/care/no/", care.say_no, name="care_no"),
    path("me/data/", mydata.index, name="mydata"),
    path("me/data/uses/", mydata_uses.uses, name="mydata_uses"),
    path("me/data/uses/<slug:code>/", mydata_uses.say_no, name="mydata_object"),
    path("me/data/uses/<int:objection_id>/back/", mydata_uses.take_back, name="mydata_back"),
    path("me/data/copy/", mydata_uses.copy, name="mydata_copy"),
    path("me/data/copy/<slug:form>/", mydata_uses.download, name="mydata_download"),
    path("me/data/disputes/<int:dispute_id>/back/", mydata.withdraw, name="mydata_withdraw"),
    path("me/data/items/<str:code>/", mydata.item, name="mydata_item"),
    path("me/data/items/<str:code>/<int:fact>/", mydata.wrong, name="mydata_wrong"),
    path("staff/registry/checks/", mydata_desk.checks, name="checks"),
    path("staff/registry/checks/<int:dispute_id>/", mydata_desk.check, name="check"),
    path("staff/registry/checks/objections/", mydata_desk.objections, name="objections"),
    path("staff/registry/checks/objections/<int:objection_id>/", mydata_desk.answer, name="objection_answer"),
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
