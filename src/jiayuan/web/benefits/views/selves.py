"""Pages about one offer of one's own, under whichever of one's ids it stands."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase

from jiayuan.benefits import api
from jiayuan.identity.api import resident_view

View = Callable[[HttpRequest, UUID], HttpResponseBase]


def own_offer_view(view: View) -> View:
    """For a signed-in resident, acting for themselves, as that one of their records the offer stands under."""

    @resident_view()
    @wraps(view)
    def seen(request: HttpRequest, offer_id: UUID) -> HttpResponseBase:
        with api.as_owner(offer_id):
            return view(request, offer_id)

    return seen
