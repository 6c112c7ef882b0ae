"""How alike two records are, attribute by attribute. Distances count characters, never bytes."""

from __future__ import annotations

from collections.abc import Callable

from jiayuan.kernel.idnumber import IdClass, parse_id
from jiayuan.ledgers.rules.likeness import mask_fits, name_level, one_edit
from jiayuan.ledgers.rules.pair import Incoming, Known

Levels = dict[str, str]
COMMUNITY = len("110102.001.001.")


def id_level(row: Incoming, known: Known) -> str:
    """exact (15 = 18), edit, first14, mask, else; none when one is missing."""
    if row.id_bi and row.id_bi == known.id_bi:
        return "exact"
    if not row.id_plain or not known.id_bi:
        return "none"
    # Where nobody opened the known number, unequal blind indexes are all there is to say.
    return _plain_level(row.id_plain, known.id_plain) if known.id_plain else "else"


def _plain_level(ours: str, theirs: str) -> str:
    if "*" in ours:
        return "mask" if mask_fits(ours, theirs) else "else"
    if one_edit(ours, theirs):
        return "edit"
    return "first14" if len(ours) >= 14 and ours[:14] == theirs[:14] else "else"


def birth_level(a: str, b: str) -> str:
    """day, month, digit, else; none when one is missing. Dates are ISO texts."""
    if not a or not b:
        return "none"
    if a == b:
        return "day"
    if a[:7] == b[:7]:
        return "month"
    return "digit" if sum(x != y for x, y in zip(a, b, strict=False)) == 1 else "else"


def phone_level(row: Incoming, known: Known) -> str:
    if not row.phones or not known.phone:
        return "none"
    if known.phone in row.phones:
        return "shared" if known.shared else "exact"
    return "else"


def place_level(row: Incoming, known: Known) -> str:
    """room, building, compound, else, by how many segments of the two paths agree; none when one is missing."""
    theirs = known.room or known.place
    if not row.address or not theirs:
        return "none"
    # Segments, not characters: 0001 and 0010 are different doors.
    ours = row.address.split(".")[:-1]
    same = next((n for n, (x, y) in enumerate(zip(ours, theirs.split(".")[:-1], strict=False)) if x != y), None)
    depth = min(len(ours), theirs.count(".")) if same is None else same
    return {7: "room", 6: "building", 5: "building", 4: "compound"}.get(depth, "none" if depth == len(ours) else "else")


def equal_level(a: str, b: str) -> str:
    return "none" if not a or not b else ("same" if a == b else "else")


def _community(path: str) -> str:
    """The community a path lies in; '' where the path ends above one: known to the street is not another community."""
    return path[:COMMUNITY] if len(path) >= COMMUNITY else ""


def community_level(row: Incoming, known: Known) -> str:
    return equal_level(_community(row.community or row.address), _community(known.place))


def compare(row: Incoming, known: Known) -> Levels:
    """Levels of every attribute: name, id, birth, phone, place, sex, community."""
    parts: dict[str, Callable[[], str]] = {
        "name": lambda: name_level(row.name, known.name, row.name_py, known.name_py),
        "id": lambda: id_level(row, known),
        "birth": lambda: birth_level(row.birth, known.birth),
        "phone": lambda: phone_level(row, known),
        "place": lambda: place_level(row, known),
        "sex": lambda: equal_level(row.sex, known.sex),
        "community": lambda: community_level(row, known),
    }
    return {key: part() for key, part in parts.items()}


def comparable_id(text: str) -> str:
    """The 18 places of a well-formed number, or a masked or mistyped one as it is (for near matches)."""
    parsed = parse_id(text)
    return parsed.value if parsed.kind not in (IdClass.MISSING, IdClass.FLOAT_DAMAGED) else ""
