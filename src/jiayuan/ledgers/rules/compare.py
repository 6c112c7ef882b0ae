"""How alike two records are, attribute by attribute. Distances count characters, never bytes."""

from __future__ import annotations

from rapidfuzz.distance import Hamming, JaroWinkler

from jiayuan.ledgers.rules.likeness import mask_fits, name_level, one_slip
from jiayuan.ledgers.rules.pair import Door, Incoming, Known, Side

Levels = dict[str, str]
# Streets so alike, in an alphabet, are one street with slips of the pen.
ALIKE_STREETS = 0.90
_WORDS = frozenset("abcdefghijklmnopqrstuvwxyz ")


def id_level(row: Side, known: Side) -> str:
    """exact (15 = 18), edit, first14, mask, else; none when one is missing."""
    if row.id and row.id == known.id:
        return "exact"
    ours, theirs = row.near, known.near
    if not ours or not theirs:
        return "none"
    if "*" in ours:
        return "mask" if mask_fits(ours, theirs) else "else"
    if one_slip(ours, theirs):
        return "edit"
    return "first14" if len(ours) >= 14 and ours[:14] == theirs[:14] else "else"


def birth_level(a: str, b: str) -> str:
    """day, month, digit (one wrong, or day and month exchanged), else; none when one is missing. ISO texts."""
    if not a or not b:
        return "none"
    if a == b:
        return "day"
    if a[:7] == b[:7]:
        return "month"
    turned = f"{a[:5]}{a[8:10]}-{a[5:7]}"
    return "digit" if Hamming.distance(a, b) <= 1 or turned == b else "else"


def _dates(row: Side, known: Side, ids: str) -> tuple[str, str]:
    """Dates of their own; the one inside a number only where the number itself cannot be compared."""
    # Otherwise one wrong number would speak twice.
    if ids != "none":
        return row.birth, known.birth
    return row.born, known.born


def phone_level(row: Side, known: Known) -> str:
    """exact, shared (more than three people hold it), digit (one slip), else; none when one is missing."""
    if not row.phones or not known.phones:
        return "none"
    if not set(row.phones).isdisjoint(known.phones):
        return "shared" if known.shared else "exact"
    return "digit" if one_slip(row.phones[0], known.phones[0]) else "else"


def _agree(a: str, b: str) -> bool:
    """Prefixes of a compound's name are often left out; words in an alphabet survive a slip."""
    if a == b:
        return True
    if min(len(a), len(b)) >= 2 and (a.endswith(b) or b.endswith(a)):
        return True
    return _WORDS.issuperset(a) and JaroWinkler.similarity(a, b) >= ALIKE_STREETS


def _differ(a: str, b: str) -> bool:
    return bool(a) and bool(b) and a != b


def place_level(a: Door, b: Door) -> str:
    """room, house (the building, and one side tells no door), building, compound, else; none when one is missing."""
    if not a.head or not b.head:
        return "none"
    numbers = bool(a.first) and a.first == b.first
    doors = numbers and a.last == b.last and not _differ(a.mid, b.mid)
    if _agree(a.head, b.head):
        if not numbers:
            return "compound"
        # Two doors of one building are two homes; a door left out speaks against nothing.
        within = not _differ(a.last, b.last) and not _differ(a.mid, b.mid)
        return "room" if doors and a.last else ("house" if within else "building")
    # The same three numbers under another name: the compound may have been renamed, nothing is known. Paths are sure.
    return "none" if doors and a.mid and b.mid and not a.head.endswith(".") else "else"


def equal_level(a: str, b: str) -> str:
    return "none" if not a or not b else ("same" if a == b else "else")


def compare(row: Incoming, known: Known) -> Levels:
    """Levels of every attribute: name, id, birth, phone, place, sex, community."""
    ids = id_level(row, known)
    return {
        "name": name_level(row.name, known.name, row.key, known.key),
        "id": ids,
        "birth": birth_level(*_dates(row, known, ids)),
        "phone": phone_level(row, known),
        "place": place_level(row.door, known.door),
        "sex": equal_level(row.sex, known.sex),
        "community": equal_level(row.community, known.community),
    }
