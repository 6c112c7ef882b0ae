"""What the effect names of the case table do. Each changes the deed's case or its clocks and orders."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jiayuan.cases.actions import choosing, clocks, orders, pausing, reviving
from jiayuan.cases.actions.clocks import Owner
from jiayuan.cases.actions.deed import Deed
from jiayuan.cases.actions.suspending import end_deferral, file_deferral, sign_first

Effect = Callable[[Deed], None]


def meet_accept(deed: Deed) -> None:
    clocks.end(Owner(deed.case), ("accept", "dispatch"), deed.now)


def end_resolve(deed: Deed) -> None:
    clocks.end(Owner(deed.case), ("resolve",), deed.now)


def start_callback(deed: Deed) -> None:
    clocks.start(Owner(deed.case), ("callback",), deed.now, deed.book)


def meet_callback(deed: Deed) -> None:
    clocks.end(Owner(deed.case), ("callback",), deed.now)


def offer(deed: Deed) -> None:
    orders.offer(deed, choosing.chosen(deed))


def pause_resolve(deed: Deed) -> None:
    pausing.pause(deed.case, deed.now, deed.command)


def resume_resolve(deed: Deed) -> None:
    deed.case.question = ""
    pausing.resume(deed.case, deed.now, deed.book)


def next_round(deed: Deed) -> None:
    """New clocks, and the order to the last lead; an answered case has had none and is dispatched afresh."""
    case = deed.case
    led = case.state != "answered"
    case.round += 1
    case.ended_at, case.outcome = None, ""
    clocks.start(Owner(case), ("resolve",) if led else ("dispatch", "resolve"), deed.now, deed.book)
    if led:
        orders.offer(deed, choosing.last_lead(deed))


def supervise(deed: Deed) -> None:
    deed.case.supervised = True


def cancel_clocks(deed: Deed) -> None:
    clocks.cancel(deed.case, deed.now)


EFFECTS: Mapping[str, Effect] = {
    "meet_accept": meet_accept,
    "meet_dispatch": meet_accept,
    "stop_resolve": end_resolve,
    "end_resolve": end_resolve,
    "start_callback": start_callback,
    "meet_callback": meet_callback,
    "end_callback": meet_callback,
    "offer": offer,
    "pause_resolve": pause_resolve,
    "resume_resolve": resume_resolve,
    "file_deferral": file_deferral,
    "sign_first": sign_first,
    "end_deferral": end_deferral,
    "supervise": supervise,
    "next_round": next_round,
    "cancel_orders": orders.cancel_orders,
    "cancel_clocks": cancel_clocks,
    "clocks_from_receipt": reviving.clocks_from_receipt,
}
# Done by `Deed.save` for every change worth telling.
ELSEWHERE = frozenset({"tell_reporter", "number", "start_accept", "start_dispatch", "resolve"})


def apply(names: tuple[str, ...], deed: Deed) -> None:
    for name in names:
        if name not in ELSEWHERE:
            EFFECTS[name](deed)
