"""Paths of the ledger pages."""

from django.urls import path

from jiayuan.web.ledgers.views import commands, exchange_api, file, mapping, quality, review, upload

app_name = "ledgers"
urlpatterns = [
    path("staff/ledgers/", upload.desk, name="desk"),
    path("staff/ledgers/<uuid:file_id>/", file.page, name="file"),
    path("staff/ledgers/<uuid:file_id>/progress/", file.progress, name="progress"),
    path("staff/ledgers/<uuid:file_id>/rows/", file.rows, name="rows"),
    path("staff/ledgers/<uuid:file_id>/errors.xlsx", file.errors, name="errors"),
    path("staff/ledgers/<uuid:file_id>/undo/", commands.undo, name="undo"),
    path("staff/ledgers/<uuid:file_id>/do/", commands.do, name="do"),
    path("staff/ledgers/<uuid:file_id>/mapping/", mapping.page, name="mapping"),
    path("staff/quality/", quality.page, name="quality"),
    path("staff/quality/<str:at>/", quality.page, name="quality_place"),
    path("staff/review/", review.queue, name="review"),
    path("staff/review/<int:item_id>/", review.item, name="review_item"),
    path("api/v1/exchange/messages", exchange_api.messages, name="exchange_messages"),
    path("api/v1/exchange/changes", exchange_api.changes, name="exchange_changes"),
    path("api/v1/exchange/roots", exchange_api.roots, name="exchange_roots"),
]
