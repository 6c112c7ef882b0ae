"""The daily log: written at night from the day's messages, sealed, its root kept and given to the peers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction

from jiayuan.audit import api as audit
from jiayuan.identity import api as identity
from jiayuan.kernel import clock
from jiayuan.kernel.crypto import fingerprint
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers.exchange.own import ALGORITHM, Own, log_folder, own
from jiayuan.ledgers.exchange.rules.log import START, Day, Seal, seal_line
from jiayuan.ledgers.models import ExchangeRoot, Message, Peer


def _bounds(day: date) -> tuple[datetime, datetime]:
    """The local day as a half-open range of moments."""
    start = datetime.combine(day, time(), clock.LOCAL)
    return start, datetime.combine(day + timedelta(days=1), time(), clock.LOCAL)


def _entry(message: Message, ours: str) -> dict[str, Any]:
    theirs = fingerprint(bytes.fromhex(message.peer.public_key))
    asks, answers = (ours, theirs) if message.direction == Message.Direction.OUT else (theirs, ours)
    return {
        "direction": message.direction, "ask": json.loads(message.envelope), "ask_signature": message.signature,
        "ask_key": asks, "answer": json.loads(message.answer), "answer_signature": message.answer_signature,
        "answer_key": answers,
    }  # fmt: skip


def _entries(day: date, ours: str) -> Iterator[dict[str, Any]]:
    start, end = _bounds(day)
    rows = Message.objects.filter(answered_at__gte=start, answered_at__lt=end).exclude(answer="")
    for message in rows.select_related("peer").order_by("answered_at", "pk").iterator(2000):
        yield _entry(message, ours)


def _write_keys(folder: Path, me: Own) -> None:
    keys = [(me.key_id, ALGORITHM, me.public)]
    for peer in Peer.objects.all():
        keys += [
            (fingerprint(bytes.fromhex(public)), peer.algorithm, public)
            for public in (peer.public_key, *peer.seal_keys)
        ]
    for name, algorithm, public in keys:
        (folder / f"{name}.pub").write_text(f"{algorithm} {public}")


def _previous(code: str, day: date) -> str:
    before = ExchangeRoot.objects.filter(origin=code, day__lt=day).order_by("-day").first()
    return Seal(**json.loads(before.text)).digest() if before else START.decode()


def _write(folder: Path, day: date, me: Own) -> Seal:
    log, leaves = Day(me.code, day.isoformat(), _previous(me.code, day)), list[bytes]()
    target = folder / f"exchange-{day.isoformat()}.log"
    draft = target.with_suffix(".part")
    with draft.open("wb") as file:
        file.writelines(log.lines(_entries(day, me.key_id), leaves))
        seal = log.seal(leaves, ALGORITHM, me.key_id)
        file.write(seal_line(seal, me.sign))
    # Renaming is atomic: a log is whole or absent.
    draft.replace(target)
    return seal


def seal_day(day: date, place: PlacePath) -> int:
    """Writes and seals the log of a day that has ended; the number of entries. A sealed day is never sealed again."""
    me, folder = own(), log_folder()
    folder.mkdir(parents=True, exist_ok=True)
    with identity.acting_as_service("exchange", place=place, purpose=LEDGER_UPKEEP), transaction.atomic():
        known = ExchangeRoot.objects.filter(origin=me.code, day=day).first()
        if known or day >= clock.today():
            return known.count if known else 0
        _write_keys(folder, me)
        seal = _write(folder, day, me)
        ExchangeRoot.objects.create(
            origin=me.code, day=day, count=seal.count, root=seal.root, text=seal.text(),
            signature=me.sign(seal.text()), seen_at=clock.now(),
        )  # fmt: skip
        audit.record("ledgers.exchange_seal", obj=day.isoformat(), n=seal.count)
    return seal.count
