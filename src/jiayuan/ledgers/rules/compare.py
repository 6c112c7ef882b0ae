"""How alike two records are, attribute by attribute. Distances count characters, never bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from jiayuan.kernel.idnumber import IdClass, parse_id

Levels = dict[str, str]


@dataclass(frozen=True, slots=True)
class Incoming:
    """A standardised row. Numbers come as blind indexes (hex), `id_plain` beside where it is held in memory.

    `birth` and `sex` are '' when they only repeat the id number. `places` are closed place paths.
    """

    name: str = ""
    name_py: str = ""
    id_bi: str = ""
    id_plain: str = ""
    sex: str = ""
    birth: str = ""
    phones: tuple[str, ...] = ()
    address: str = ""
    community: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """A person of the base; `shared` tells that more than three people hold the phone number."""

    person: UUID
    name: str = ""
    name_py: str = ""
    id_bi: str = ""
    id_plain: str = ""
    sex: str = ""
    birth: str = ""
    phone: str = ""
    shared: bool = False
    room: str = ""
    place: str = ""
    not_same: bool = field(default=False)


def name_level(a: str, b: str, a_py: str = "", b_py: str = "") -> str:
    """exact, pinyin, swap, one_char, prefix, surname, else; none when one is missing."""
    if not a or not b:
        return "none"
    if a == b:
        return "exact"
    if a_py and a_py == b_py and len(a) == len(b):
        return "pinyin"
    return _slip(a, b) or ("surname" if a[0] == b[0] else "else")


def _slip(a: str, b: str) -> str:
    """The slip of the pen that turns one name into the other, or ''."""
    short, long = sorted((a, b), key=len)
    if len(short) != len(long):
        is_prefix = len(short) >= 2 and long[:-1] == short
        return "prefix" if is_prefix else ""
    # Two characters give no hold: 王秀 and 王国 are different people.
    if len(a) < 3:
        return ""
    if a[0] == b[0] and sorted(a[1:]) == sorted(b[1:]):
        return "swap"
    return "one_char" if sum(x != y for x, y in zip(a, b, strict=True)) == 1 else ""


def one_edit(a: str, b: str) -> bool:
    """One character inserted, deleted or replaced, or two neighbours exchanged."""
    if len(a) == len(b):
        wrong = [at for at, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
        if len(wrong) == 2 and wrong[1] == wrong[0] + 1:
            return a[wrong[0]] == b[wrong[1]] and a[wrong[1]] == b[wrong[0]]
        return len(wrong) == 1
    short, long = sorted((a, b), key=len)
    if len(long) - len(short) != 1:
        return False
    at = next((n for n, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    return short[at:] == long[at + 1 :]


def mask_fits(masked: str, plain: str) -> bool:
    """Whether the digits left by stars stand where the number has them."""
    return len(masked) == len(plain) and all(x in ("*", y) for x, y in zip(masked, plain, strict=True))


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


def community_level(row: Incoming, known: Known) -> str:
    return equal_level(row.community or row.address[:15], known.place[:15])


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
