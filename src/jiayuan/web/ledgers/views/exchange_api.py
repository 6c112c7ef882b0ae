"""Where other data centres reach us: signed JSON in, signed JSON out."""

from __future__ import annotations

import base64
import binascii

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from jiayuan.identity.api import open_view
from jiayuan.ledgers import api

HEADER = "Jiayuan-Message"


def answered(raw: bytes) -> HttpResponse:
    """The signed answer; a text that is no message gets a plain code, since there is nobody to answer to."""
    try:
        return HttpResponse(api.receive_bytes(raw), content_type="application/json")
    except api.Malformed as wrong:
        return JsonResponse({"code": "malformed", "part": str(wrong)}, status=400)


# Signed by the sender's key instead of a form's token.
@csrf_exempt
@require_POST
@open_view
def messages(request: HttpRequest) -> HttpResponse:
    """Takes one message of a peer."""
    return answered(request.body)


@require_GET
@open_view
def changes(request: HttpRequest) -> HttpResponse:
    """The change feed: the same signed message, in base64 in a header, since a GET has no body."""
    try:
        raw = base64.b64decode(request.headers.get(HEADER, ""), validate=True)
    except binascii.Error:
        raw = b""
    return answered(raw)


@require_GET
@open_view
def roots(request: HttpRequest) -> JsonResponse:
    """Our signed daily roots, for whoever wants to hold us to them."""
    return JsonResponse({"roots": api.own_roots()})
