"""Who speaks, in words: the ledger and the office behind an origin."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jiayuan.identity import api as identity
from jiayuan.kernel.errors import NotFound
from jiayuan.ledgers.templates import template
from jiayuan.registry import api as registry

# Statements that came from no ledger.
WORDS = {"self": _("本人填报"), "field-check": _("上门核实")}
REGISTER = _("人口基础库")


@dataclass(frozen=True, slots=True)
class OriginView:
    """The ledger's title, and its office's name ('' where there is none)."""

    title: str
    office: str


def _told(origin: str) -> OriginView:
    code, _colon, office = origin.partition(":")
    if not office.isdecimal():
        return OriginView(str(WORDS.get(origin, REGISTER)), "")
    try:
        return OriginView(template(code, int(office)).title, registry.organisation(int(office)).name)
    except NotFound:
        return OriginView(gettext("其他台账"), "")


def origins(codes: Iterable[str]) -> dict[str, OriginView]:
    """Origin → ledger and office, for people as well: which ledgers there are is no secret."""
    # Residents have no right on the table of templates, which is open to the login itself.
    with identity.as_login():
        return {origin: _told(origin) for origin in set(codes)}
