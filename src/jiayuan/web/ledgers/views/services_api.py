"""A data service described for programs; calls are signed messages and go the exchange's way."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from jiayuan.identity.api import open_view
from jiayuan.ledgers import api
from jiayuan.registry.api import attr
from jiayuan.web.ledgers.views.exchange_api import answered


def _schema(entry: api.ServiceEntry) -> dict[str, object]:
    return {
        "id": entry.code, "version": entry.version, "title": entry.title, "kind": entry.kind, "owner": entry.owner,
        "rate_per_minute": entry.rate, "rows_per_day": entry.daily_rows, "valid_from": entry.valid_from.isoformat(),
        "attributes": [{"code": code, "kind": attr(code).kind, "label": attr(code).label} for code in entry.attrs],
        "example": {"selector": dict(entry.example)},
    }  # fmt: skip


# Signed by the caller's key instead of a form's token.
@csrf_exempt
@open_view
def service(request: HttpRequest, code: str) -> HttpResponse:
    """GET tells schema, rate, example and owner; POST takes a signed message to this service."""
    entry = api.data_service(code)
    if request.method == "POST":
        return answered(request.body)
    return JsonResponse(_schema(entry), json_dumps_params={"ensure_ascii": False})
