"""A call of a data service: within its use, its limits and its masks, or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from jiayuan.audit import api as audit
from jiayuan.identity import api as identity
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import Invalid, Refused
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import Purpose, PurposeKind
from jiayuan.kernel.text import mark
from jiayuan.ledgers.catalogue.rules.masking import shown
from jiayuan.ledgers.catalogue.rules.suppress import table
from jiayuan.ledgers.catalogue.rules.uses import Spent, in_force, not_allowed, over_limit
from jiayuan.ledgers.models import DataService, Use, UseDay
from jiayuan.registry import api as registry

MOST = 500
LIMITS = {"rate": mark("调用太频繁，请稍后再试"), "daily": mark("今天的条数已经用完，请明天再来")}


def _keys(selector: Mapping[str, Any]) -> list[UUID]:
    try:
        keys = [UUID(key) for key in selector["keys"]]
    except (LookupError, TypeError, ValueError, AttributeError):
        raise Invalid(code="selector") from None
    if not 0 < len(keys) <= MOST:
        raise Invalid(code="selector")
    return keys


def _attrs(use: Use, selector: Mapping[str, Any]) -> list[str]:
    asked = selector.get("attrs", use.attrs)
    if not isinstance(asked, list) or not all(isinstance(one, str) for one in asked):
        raise Invalid(code="selector")
    # What a newer version of the service no longer gives is gone for old uses too.
    if not_allowed(asked, set(use.attrs) & set(use.service.attrs)):
        raise Refused(mark("没有获准使用这个项目"), code="attribute")
    return asked


def _count(use: Use, rows: int) -> None:
    """Takes the call from the limits of the minute and the day; Refused when it does not fit."""
    now = clock.now()
    minute = now.hour * 60 + now.minute
    UseDay.objects.get_or_create(
        use=use, day=clock.today(), defaults={"place_path": use.place_path, "owner_org_id": use.owner_org_id}
    )  # fmt: skip
    day = UseDay.objects.select_for_update().get(use=use, day=clock.today())
    calls = day.minute_calls if day.minute == minute else 0
    over = over_limit(Spent(day.rows, calls), rows, use.service.rate, use.daily_rows)
    if over:
        raise Refused(LIMITS[over], code=over)
    day.calls, day.rows, day.minute, day.minute_calls = day.calls + 1, day.rows + rows, minute, calls + 1
    day.save()


def _shown(use: Use, attr: str, value: registry.FactValue) -> dict[str, Any]:
    text = value.value
    if text is not None and attr not in use.service.plain:
        text = shown(attr, text)
    as_of = value.as_of.isoformat() if value.as_of else None
    return {"state": value.state, "value": text, "as_of": as_of, "source": value.source}


def _rows(use: Use, keys: Sequence[UUID], attrs: Sequence[str], acting: Acting) -> list[dict[str, Any]]:
    found = registry.facts_for(keys, attrs, acting.purpose, acting.scope)
    return [
        {"key": str(key), **{attr: _shown(use, attr, value) for attr, value in found[key].items()}} for key in keys
    ]  # fmt: skip


def _counts(acting: Acting) -> dict[str, dict[str, int | None]]:
    return table(registry.counts(acting.scope), "people")


def call(use: Use, selector: Mapping[str, Any], *, caller: str) -> dict[str, Any]:
    """The answer of a use's service to `caller` (a service account's name).

    rows: selector {keys ≤ 500, attrs?} → {rows}; counts → {counts, hidden_below}. Raises Refused (not in force, limit,
    attribute) and Invalid (selector).
    """
    if not in_force(use.state, use.until, clock.today()):
        raise Refused(mark("没有获准使用这项数据"), code="no-use")
    purpose = identity.find_purpose(use.purpose) or Purpose(use.purpose, PurposeKind(use.purpose_kind))
    by_name = use.service.kind == DataService.Kind.ROWS
    keys, attrs = (_keys(selector), _attrs(use, selector)) if by_name else ([], [])
    place = PlacePath(use.place_path)
    with transaction.atomic(), identity.acting_as_service(caller, place=place, purpose=purpose) as acting:
        _count(use, len(keys) or 1)
        # The registry records whose data were read; this record says by which service and use.
        detail = {"service": f"{use.service.code}/{use.service.version}"}
        audit.record("ledgers.service", obj=str(use.pk), n=len(keys), fields=attrs, detail=detail)
        if by_name:
            return {"rows": _rows(use, keys, attrs, acting)}
        return {"counts": _counts(acting), "hidden_below": 10}
