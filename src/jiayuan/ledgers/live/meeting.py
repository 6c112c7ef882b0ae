"""Whom the look-ups meet: the candidates that the blocks of bulk linking would find, in the same order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from jiayuan.ledgers.linking.blocks import CROWD, MOST, NAMESAKES
from jiayuan.ledgers.linking.levels.phones import SHARED_BY
from jiayuan.ledgers.rules.pair import UNOPENED, Door, Incoming, Known, Side, community_of, door_of
from jiayuan.ledgers.rules.scripts import family, given
from jiayuan.ledgers.stages.rows import named
from jiayuan.registry.api import Asked, Met

# Born on one day are dozens, of whom a few bear the family name: enough to count both crowds among them.
BORN = 400
LIMITS = {"id": CROWD, "phone": CROWD, "birth": BORN, "room": CROWD, "near": NAMESAKES, "name": NAMESAKES}


def asked(row: Incoming, name: str) -> Asked:
    """The keys of a row; `name` is the standard name as the base keeps it."""
    # Plain numbers stand first and their blind indexes behind them, one for one.
    indexes = row.phones[len(row.phones) // 2 :]
    return Asked(
        id_bi=bytes.fromhex(row.id), phones=[bytes.fromhex(one) for one in indexes], birth=row.born,
        family=family(row.name), key=row.key, room=_room(row.door), name=name, community=row.community,
    )  # fmt: skip


def _room(door: Door) -> str:
    return f"{door.head}{door.first}.{door.mid}.{door.last}." if door.last else ""


def _known(met: Met, holders: Counter[str]) -> Known:
    name, key = named(met.name, met.name_py)
    return Known(
        person=met.person, name=name, key=key, id=met.id_bi, near=UNOPENED if met.id_bi else "", sex=met.sex,
        birth=met.birth.isoformat() if met.birth else "", phones=(met.phone_bi,) if met.phone_bi else (),
        door=door_of(met.place_path), community=community_of(met.place_path),
        shared=holders[met.phone_bi] > SHARED_BY,
    )  # fmt: skip


def _kindred(row: Side, known: Side) -> bool:
    """Whether somebody met at a door or telephone shares family name, given name or birth date with the row."""
    pairs = (
        (family(row.name), family(known.name)),
        (given(row.name), given(known.name)),
        (row.born, known.born),
    )
    return any(ours and ours == theirs for ours, theirs in pairs)


def _uncrowded(found: Sequence[Known], key: Callable[[Known], str], most: int) -> Iterator[Known]:
    counts = Counter(map(key, found))
    yield from sorted((one for one in found if counts[key(one)] <= most), key=lambda one: one.person)


def _in_order(row: Incoming, block: dict[str, list[Known]]) -> Iterator[Known]:
    """The order of `linking.blocks`: what the strong look-ups found comes first."""
    born = block["birth"]
    yield from _uncrowded(block["id"], lambda one: one.id, CROWD)
    same_family = [one for one in born if family(one.name) == family(row.name)]
    yield from _uncrowded(same_family, lambda one: "", CROWD)
    yield from _uncrowded([one for one in born if one.key == row.key], lambda one: "", CROWD)
    yield from (one for one in _uncrowded(block["phone"], lambda one: one.phones[0], CROWD) if _kindred(row, one))
    yield from (one for one in _uncrowded(block["room"], lambda one: "", CROWD) if _kindred(row, one))
    namesakes = [one for one in (*block["near"], *block["name"]) if one.name == row.name]
    yield from _uncrowded(namesakes, lambda one: "", NAMESAKES)


def candidates(row: Incoming, met: Sequence[Met]) -> list[Known]:
    """At most fifty, each once."""
    holders = Counter(one.phone_bi for one in met if one.block == "phone")
    block: dict[str, list[Known]] = {name: [] for name in LIMITS}
    for one in met:
        block[one.block].append(_known(one, holders))
    # A row without a name has no family: two empty names are not the same name.
    if not row.name:
        block["birth"] = []
    different = {one.person: one for one in reversed(list(_in_order(row, block)))}
    ordered = dict.fromkeys(one.person for one in _in_order(row, block))
    return [different[person] for person in list(ordered)[:MOST]]
