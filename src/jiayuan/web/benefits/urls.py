"""Addresses of the benefits pages."""

from __future__ import annotations

from django.urls import path

from jiayuan.web.benefits.views import (
    applying,
    board,
    boards,
    calculator,
    confirming,
    desk,
    door,
    mine,
    reaching,
    receipt,
    saying,
    worklist,
)

app_name = "benefits"
urlpatterns = [
    path("benefits/calculator/", calculator.calculator, name="calculator"),
    path("me/benefits/", mine.mine, name="mine"),
    path("me/benefits/apply/", applying.apply, name="apply"),
    path("me/benefits/apply/<str:policy>/", applying.claim, name="claim"),
    path("me/benefits/<uuid:offer_id>/", mine.one, name="mine_one"),
    path("me/benefits/<uuid:offer_id>/confirm/", confirming.confirm, name="confirm"),
    path("me/benefits/<uuid:offer_id>/receipt/", receipt.receipt, name="receipt"),
    path("me/benefits/<uuid:offer_id>/decline/", saying.decline, name="decline"),
    path("me/benefits/<uuid:offer_id>/reconsider/", saying.reconsider, name="reconsider"),
    path("me/benefits/<uuid:offer_id>/dispute/", saying.dispute, name="dispute"),
    path("me/benefits/<uuid:offer_id>/supply/", saying.supply, name="supply"),
    path("me/benefits/<uuid:offer_id>/appeal/", saying.appeal, name="appeal"),
    path("staff/benefits/", board.board, name="board"),
    path("staff/benefits/run/", board.run, name="run"),
    path("staff/benefits/campaigns/", board.start, name="start"),
    path("staff/benefits/campaigns/<uuid:campaign_id>/contact/", board.contact, name="contact"),
    path("staff/benefits/campaigns/<uuid:campaign_id>/calls/", reaching.calls, name="calls"),
    path("staff/benefits/campaigns/<uuid:campaign_id>/visits/", reaching.visits, name="visits"),
    path("staff/benefits/campaigns/<uuid:campaign_id>/calls/<uuid:offer_id>/", reaching.called, name="called"),
    path("staff/benefits/queue/", desk.queue, name="queue"),
    path("staff/benefits/boards/", boards.boards, name="boards"),
    path("staff/benefits/boards/map/", boards.map_of, name="board_map"),
    path("staff/benefits/boards/whatif/", boards.whatif, name="board_whatif"),
    path("staff/benefits/worklist/", worklist.worklist, name="worklist"),
    path("staff/benefits/worklist/<str:yard>/", worklist.yard, name="worklist_yard"),
    path("staff/benefits/deliveries/", door.deliveries, name="deliveries"),
    path("staff/benefits/deliveries/<uuid:delivery_id>/", door.delivery, name="delivery"),
    path("staff/benefits/deliveries/<uuid:delivery_id>/<slug:name>/", door.move, name="delivery_move"),
    path("staff/benefits/<uuid:offer_id>/", desk.matter, name="matter"),
    path("staff/benefits/<uuid:offer_id>/findings/", desk.findings, name="findings"),
    path("staff/benefits/<uuid:offer_id>/<slug:name>/", desk.move, name="move"),
]
