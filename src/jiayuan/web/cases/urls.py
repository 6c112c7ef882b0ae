"""Addresses of cases."""

from __future__ import annotations

from django.urls import path

from jiayuan.web.cases.views import acting, desk, figures, filing, handling, mine

app_name = "cases"
urlpatterns = [
    path("cases/", mine.mine, name="mine"),
    path("cases/new/", filing.new, name="new"),
    path("cases/<int:number>/", mine.show, name="progress"),
    path("cases/<int:number>/rate/", mine.rating, name="rate"),
    path("cases/<int:number>/photos/<int:photo_id>.jpg", mine.picture, name="photo"),
    path("cases/<int:number>/<slug:name>/", mine.say, name="words"),
    path("staff/cases/", desk.queue, name="queue"),
    path("staff/cases/inbox/", desk.unit_inbox, name="inbox"),
    path("staff/cases/callbacks/", desk.callbacks, name="callbacks"),
    path("staff/cases/kpi/", figures.figures, name="kpi"),
    path("staff/cases/orders/<int:order_id>/<slug:name>/", acting.act_on_order, name="order-act"),
    path("staff/cases/<int:number>/", handling.case, name="case"),
    path("staff/cases/<int:number>/call/", acting.call, name="call"),
    path("staff/cases/<int:number>/contact/", handling.contact, name="contact"),
    path("staff/cases/<int:number>/photos/<int:photo_id>.jpg", handling.picture, name="staff-photo"),
    path("staff/cases/<int:number>/<slug:name>/", acting.act, name="act"),
]
