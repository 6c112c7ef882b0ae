"""People who draw, a list of them, and the bank's answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from uuid import UUID

from jiayuan.benefits.models import Entitlement, Offer, PayList
from jiayuan.kernel import clock
from tests.tree import HOME_ROOM

POLICY = "bj.elder_aged"
NOVEMBER = date(2026, 11, 1)


def drawn(person: UUID, since: date = NOVEMBER, *, amount: int = 10_000, policy: str = POLICY,
          place: str = HOME_ROOM.value, until: date | None = None) -> Entitlement:  # fmt: skip
    """An entitlement with its offer, for whoever acts now."""
    now = clock.now()
    common = {"person": person, "place_path": place, "policy": policy, "row": "r1", "book_hash": "x", "amount": amount}
    state = "drawing" if until is None else "stopped"
    offer = Offer.objects.create(
        **common, state=state, kind="sure", entitled_from=since, applied_on=since, found_at=now, moved_at=now
    )
    return Entitlement.objects.create(**common, offer=offer, from_month=since, to_month=until)


def answer_of(paylist: PayList, failed: Mapping[int, str] = MappingProxyType({}), *, amount: int = 10_000) -> bytes:
    """What the bank sends back for lines of one amount: all paid but `failed` (number → reason)."""
    lines = [
        f"{seq},{'失败' if seq in failed else '成功'},{failed.get(seq, '')}" for seq in range(1, paylist.count + 1)
    ]
    total = (paylist.count - len(failed)) * amount / 100
    return "\n".join(["序号,结果,原因", *lines, f"合计,{paylist.count},{total:.2f}"]).encode()
