"""My matters 我的事: what waits for me and what is under way, from every module that has something of mine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from jiayuan.benefits import api as benefits
from jiayuan.benefits.api import OfferCard
from jiayuan.cases import api as cases
from jiayuan.cases.api import Progress
from jiayuan.kernel.scope import Scope

SHOWN = 6
# State to its word and tone; ended cases are found on the page of cases, not here.
CASE_STATES: Mapping[str, tuple[str | Promise, str]] = {
    "received": (_("已收到"), "info"),
    "open": (_("办理中"), "info"),
    "waiting": (_("等您回复"), "warning"),
    "suspended": (_("挂账"), "warning"),
    "feedback_due": (_("待评价"), "accent"),
}
CASE_WAITS = {"waiting", "feedback_due"}
OFFER_STATES: Mapping[str, tuple[str | Promise, str]] = {
    "found": (_("可能是您的"), "info"),
    "contacted": (_("等您确认"), "accent"),
    "unreachable": (_("可能是您的"), "info"),
    "disputed": (_("正在核实您提出的问题"), "info"),
    "waiting": (_("等您补充材料"), "warning"),
}
OFFER_WAITS = {"found", "contacted", "unreachable", "waiting"}


@dataclass(frozen=True, slots=True)
class Matter:
    """One line: what it is, where it stands, and the page it opens; `waits` for the resident's own act."""

    title: str
    href: str
    state: str
    tone: str
    text: str = ""
    waits: bool = False


def case_matter(case: Progress) -> Matter | None:
    """A live case as a line; None once it has ended and been rated."""
    if case.state not in CASE_STATES:
        return None
    word, tone = CASE_STATES[case.state]
    text = f"{case.class_name} · {case.unit_name}" if case.unit_name else case.class_name
    title = case.summary or case.class_name
    return Matter(title, f"/cases/{case.number}/", str(word), tone, text, case.state in CASE_WAITS)


def offer_matter(offer: OfferCard) -> Matter:
    """A benefit that is found or under way as a line, with the one reason that decided."""
    english = get_language() == "en"
    word, tone = OFFER_STATES.get(offer.state, (gettext("办理中"), "info"))
    name, why = (offer.name_en, offer.why_en) if english else (offer.name, offer.why)
    return Matter(name, f"/me/benefits/{offer.id}/", str(word), tone, why, offer.state in OFFER_WAITS)


def _all(scope: Scope, subject: UUID) -> Iterator[Matter]:
    mine = benefits.my_benefits(scope)
    for offer in (*mine.may_be_mine, *mine.under_way):
        yield offer_matter(offer)
    for case in cases.my_cases(subject):
        matter = case_matter(case)
        if matter is not None:
            yield matter


def my_matters(scope: Scope) -> list[Matter]:
    """Those that wait for me first, each kind in its own order; empty when nobody is behind the scope."""
    if scope.subject is None:
        return []
    # A stable sort keeps each module's own order within the two halves.
    return sorted(_all(scope, scope.subject), key=lambda matter: not matter.waits)[:SHOWN]
