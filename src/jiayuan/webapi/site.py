"""The API itself: its routers and the words of its document."""

from __future__ import annotations

from typing import Any

from ninja import NinjaAPI

from jiayuan.webapi import problems
from jiayuan.webapi.views import (
    benefits,
    handling,
    identities,
    ledgers,
    mydata,
    offers,
    places,
    quality,
    registry,
    reviews,
    tokens,
    worklist,
)

VERSION = "1.0"
# Its own pages show the document: the framework's would load scripts from elsewhere.
api = NinjaAPI(
    title="Jiayuan 家园", version=VERSION, urls_namespace="webapi-framework", docs_url=None, openapi_url=None
)
problems.join(api)
api.add_router("/ledgers", ledgers.router)
api.add_router("/registry", registry.router)
api.add_router("/registry", identities.router)
api.add_router("/places", places.router)
api.add_router("/quality", quality.router)
api.add_router("/reviews", reviews.router)
api.add_router("/me", mydata.router)
api.add_router("/me/offers", offers.mine)
api.add_router("/offers", offers.router)
api.add_router("/deliveries", handling.deliveries)
api.add_router("/paylists", handling.paylists)
api.add_router("/benefits", benefits.router)
api.add_router("/worklist", worklist.router)
api.add_router("/tokens", tokens.router)


def routes() -> Any:
    """The framework's own addresses, each to be put behind the limits of `urls`."""
    return api.urls[0]
