"""Open base layers: `/geo/{district,street,community,grid,roads}.geojson?within=<path>`."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse

from jiayuan.identity.api import open_view
from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.places import api as places

DISTRICT = "110102."
AN_HOUR = 3600


@open_view
def base_layer(request: HttpRequest, kind: str) -> HttpResponse:
    """A FeatureCollection in WGS84; outlines are illustrative and say so."""
    inside = PlacePath(request.GET.get("within") or DISTRICT)
    if kind == "roads" and inside.level > Level.COMMUNITY:
        inside = inside.at(Level.COMMUNITY)
    response = JsonResponse(
        places.layer(kind, inside), content_type="application/geo+json", json_dumps_params={"separators": (",", ":")}
    )
    response["Cache-Control"] = f"public, max-age={AN_HOUR}"
    return response
