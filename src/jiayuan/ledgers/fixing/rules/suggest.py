"""A proposal for a wrong cell, from the other cells of its row and from lists of words; never from the base."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from jiayuan.kernel.idnumber import parse_id
from jiayuan.kernel.text import squeeze
from jiayuan.ledgers.fixing.rules.numbers import id_from_birth, phone_of
from jiayuan.ledgers.rules.cells import EMPTY, Std
from jiayuan.ledgers.rules.codes import ASSESSED, RELIEF, TENURE

SEX = {"1": "男", "2": "女"}
LEVEL = {"1": "一级", "2": "二级", "3": "三级", "4": "四级"}
WORDS: Mapping[str, Mapping[str, str]] = {"relief.status": RELIEF, "elder.assessed": ASSESSED, "tenure": TENURE}
NEAR = 0.6
_NAME = re.compile(r"[^\W\d_]{2,8}")


@dataclass(frozen=True, slots=True)
class Wrong:
    """A wrong cell as typed, the standard cells of its row, and the names of the communities around."""

    attr: str
    code: str
    raw: str
    cells: Mapping[str, Std]
    communities: Sequence[str] = ()


def _number(wrong: Wrong) -> str:
    cell = wrong.cells.get("id_number", EMPTY)
    parsed = parse_id(cell.value).number if cell.usable else None
    return parsed.value if parsed else ""


def _id(wrong: Wrong) -> str:
    birth = wrong.cells.get("birth", EMPTY)
    return id_from_birth(wrong.raw, birth.value if birth.usable and birth.note != "from_id" else "")


def _phone(wrong: Wrong) -> str:
    return phone_of(wrong.raw)


def _from_id(wrong: Wrong) -> str:
    """Birth and sex as the number says them."""
    parsed = parse_id(_number(wrong)).number
    if parsed is None:
        return ""
    return {"birth": parsed.birth_date.isoformat(), "sex": SEX[parsed.sex]}.get(wrong.attr, "")


def _level(wrong: Wrong) -> str:
    certificate = wrong.cells.get("dis.certificate", EMPTY)
    return LEVEL.get(certificate.more[2], "") if certificate.usable and certificate.more else ""


def _near(text: str, words: Sequence[str]) -> str:
    """The nearest word; '' when none is near or two are as near as each other could be."""
    found = get_close_matches(text, words, n=1, cutoff=NEAR)
    return found[0] if found else ""


def _community(wrong: Wrong) -> str:
    text = squeeze(wrong.raw).removesuffix("居委会").removesuffix("社区")
    found = _near(text, wrong.communities)
    return f"{found}社区" if found else ""


def _word(wrong: Wrong) -> str:
    return _near(squeeze(wrong.raw), list(WORDS.get(wrong.attr, ())))


def _name(wrong: Wrong) -> str:
    left = "".join(character for character in squeeze(wrong.raw) if not character.isdigit())
    return left if _NAME.fullmatch(left) else ""


PROPOSALS: Mapping[str, Callable[[Wrong], str]] = {
    "id_check": _id, "id_date": _id, "id_short": _id, "phone": _phone,
    "birth_differs": _from_id, "sex_differs": _from_id, "sex": _from_id, "date": _from_id, "required": _from_id,
    "level": _level, "community_unknown": _community, "code_unknown": _word, "name_digits": _name,
}  # fmt: skip


def suggest(wrong: Wrong) -> str:
    """What the cell may have meant; '' where only a person can know."""
    propose = PROPOSALS.get(wrong.code)
    found = propose(wrong) if propose else ""
    return "" if found == wrong.raw else found
