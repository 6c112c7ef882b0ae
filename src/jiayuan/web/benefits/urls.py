"""Addresses of the benefits pages."""

from __future__ import annotations

from django.urls import path

from jiayuan.web.benefits.views import confirming, desk, door, mine

app_name = "benefits"
urlpatterns = [
    path("me/benefits/", mine.mine, name="mine"),
    path("me/benefits/apply/", mine.apply, name="apply"),
    path("me/benefits/<uuid:offer_id>/", mine.one, name="mine_one"),
    path("me/benefits/<uuid:offer_id>/confirm/", confirming.confirm, name="confirm"),
    path("me/benefits/<uuid:offer_id>/receipt/", confirming.receipt, name="receipt"),
    path("me/benefits/<uuid:offer_id>/decline/", mine.decline, name="decline"),
    path("me/benefits/<uuid:offer_id>/reconsider/", mine.reconsider, name="reconsider"),
    path("me/benefits/<uuid:offer_id>/dispute/", mine.dispute, name="dispute"),
    path("me/benefits/<uuid:offer_id>/appeal/", mine.appeal, name="appeal"),
    path("staff/benefits/", desk.board, name="board"),
    path("staff/benefits/run/", desk.run, name="run"),
    path("staff/benefits/campaigns/", desk.start, name="start"),
    path("staff/benefits/campaigns/<uuid:campaign_id>/contact/", desk.contact, name="contact"),
    path("staff/benefits/queue/", desk.queue, name="queue"),
    path("staff/benefits/deliveries/", door.deliveries, name="deliveries"),
    path("staff/benefits/deliveries/<uuid:delivery_id>/", door.delivery, name="delivery"),
    path("staff/benefits/deliveries/<uuid:delivery_id>/<slug:name>/", door.move, name="delivery_move"),
    path("staff/benefits/<uuid:offer_id>/", desk.matter, name="matter"),
    path("staff/benefits/<uuid:offer_id>/<slug:name>/", desk.move, name="move"),
]
