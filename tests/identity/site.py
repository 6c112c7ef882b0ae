"""Small pages behind each kind of gate, for the tests of access."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import include, path

from jiayuan.config.urls import urlpatterns as all_pages
from jiayuan.identity.api import open_view, resident_view, staff_view
from jiayuan.identity.models import Account
from jiayuan.kernel import context
from jiayuan.kernel.errors import Conflict, Invalid, JiayuanError, NotFound, Refused, Unavailable
from jiayuan.kernel.purpose import CASE_HANDLING

FAULTS: dict[str, JiayuanError] = {
    "absent": NotFound(),
    "conflict": Conflict("情况已经变化"),
    "invalid": Invalid("填写有误"),
    "refused": Refused("规则不允许"),
    "down": Unavailable(),
}


def _who() -> str:
    acting = context.current()
    return f"{acting.role} {acting.purpose.code} {acting.scope.lo} {acting.request_id}"


@staff_view(purpose=CASE_HANDLING)
def staff(request: HttpRequest) -> HttpResponse:
    return HttpResponse(_who())


@staff_view("identity.grant", purpose=CASE_HANDLING)
def guarded(request: HttpRequest) -> HttpResponse:
    return HttpResponse("inside")


@resident_view()
def resident(request: HttpRequest) -> HttpResponse:
    return HttpResponse(_who())


@staff_view(purpose=CASE_HANDLING)
def late(request: HttpRequest) -> TemplateResponse:
    """Its rows are read when the template is drawn, not in the view."""
    accounts = Account.objects.filter(kind="resident")
    return TemplateResponse(request, "look/components/empty.html", {"title": accounts})


@staff_view(purpose=CASE_HANDLING)
def fault(request: HttpRequest, kind: str) -> HttpResponse:
    Account.objects.filter(kind="resident").update(display_name="改过")
    raise FAULTS[kind]


@open_view
def anyone(request: HttpRequest) -> HttpResponse:
    if "fault" in request.GET:
        raise FAULTS[request.GET["fault"]]
    if "gone" in request.GET:
        raise Http404
    return HttpResponse(f"seen {Account.objects.count()}")


urlpatterns = [
    path("t/staff/", staff),
    path("t/guarded/", guarded),
    path("t/resident/", resident),
    path("t/late/", late),
    path("t/fault/<slug:kind>/", fault),
    path("t/open/", anyone),
    path("", include(all_pages)),
]
