"""Statements of people and of those who looked, and their end."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from jiayuan.kernel import clock
from jiayuan.kernel.errors import Invalid, NotFound
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.placepath import PlacePath
from jiayuan.places import api as places
from jiayuan.registry.attributes import Attr
from jiayuan.registry.disputes_sql import CLOSE_FACTS
from jiayuan.registry.models import Fact
from jiayuan.registry.recording import record_facts
from jiayuan.registry.settling import bring_up_to_date
from jiayuan.registry.shapes import FactBatch, FactRow
from jiayuan.registry.staging import run

SELF, CHECKED = "self", "field-check"
# Behind every ledger until somebody has looked; what was found on the spot stands before every ledger.
RANKS = {SELF: 90, CHECKED: 0}
WRONG = {
    "date": _("请填写完整日期，如 1950-03-15"),
    "bool": _("请填写 true 或 false"),
    "int": _("请填写整数"),
    "money": _("请填写以分为单位的整数"),
    "place": _("请选择标准地址"),
}


def checked_value(attr: Attr, text: str) -> str:
    """The value as the base keeps it; raises Invalid when it is none of this attribute."""
    clean = text.strip()
    if not clean or len(clean) > 200:
        raise Invalid(_("请写明正确的内容，不超过200字"), code="dispute-value")
    # One writing each, for values are compared as texts: 20260301 is the day 2026-03-01.
    kinds: Mapping[str, Callable[[], str]] = {
        "date": lambda: date.fromisoformat(clean).isoformat(),
        "bool": lambda: clean if clean in ("true", "false") else "",
        "int": lambda: str(int(clean)),
        "money": lambda: str(int(clean)),
        "place": lambda: places.by_path(PlacePath(clean)).path.value,
    }
    try:
        value = kinds[attr.kind]() if attr.kind in kinds else clean
    except (ValueError, NotFound):
        value = ""
    if not value:
        raise Invalid(WRONG[attr.kind], code="dispute-value")
    return value


def say(person: UUID, attr: Attr, text: str | None, origin: str) -> Fact:
    """One more statement about a person; `None` is: looked, there is none."""
    is_place = attr.kind == "place"
    row = FactRow(
        person, attr.code, value=None if is_place else text, place=text if is_place else None, absent=text is None
    )
    batch = uuid7()
    record_facts(FactBatch(batch, origin, clock.today(), [row], ranks={attr.code: RANKS[origin]}))
    return Fact.objects.get(batch=batch)


def silence(facts: Sequence[Fact], deed: UUID) -> None:
    """Closes statements that came from no ledger."""
    with transaction.atomic():
        run(CLOSE_FACTS, {"facts": [fact.pk for fact in facts], "batch": deed, "now": clock.now()})
        bring_up_to_date(sorted({str(fact.root) for fact in facts}))


def same_value(statement: str, fact: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(statement, {"fact": fact})
        return [row[0] for row in cursor.fetchall()]
