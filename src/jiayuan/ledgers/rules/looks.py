"""What a cell looks like, whatever its header says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from jiayuan.kernel.text import squeeze
from jiayuan.ledgers.rules.dates import without_clock

_HAN = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("certificate", re.compile(r"'?\d{17}[\dXx][1-7][1-4](B\d)?")),
    ("id", re.compile(r"'?\d{14,17}[\dXx]|'?\d{6,14}\*{3,}\d{0,4}[\dXx]?|\d\.\d+[Ee]\+?1[67]|\d{17}[\dXx]\.0")),
    ("phone", re.compile(r"(\+?86-?)?1[3-9]\d-?\d{4}-?\d{4}(\.0)?([/、,;]\S+)?|0\d{2,3}-?\d{7,8}|[2-8]\d{3}-?\d{4}")),
    (
        "date",
        re.compile(r"(18|19|20)\d{2}[-/.年]\d{1,2}([-/.月](\d{1,2}日?)?)?|(19|20)\d{2}[01]\d[0-3]\d"),
    ),
    ("sex", re.compile(r"[男女]性?")),
    ("community", re.compile(rf"[{_HAN}]{{2,14}}(社区|居委会|社区居委会)")),
    (
        "address",
        re.compile(rf"(?=.*([{_HAN}]|#|-))(?=.*(\d|[一二三四五六七八九十]+[号楼室院])).*([号楼室院栋门#-]|单元).*"),
    ),
    ("level", re.compile(r"[一二三四1-4]级")),
    ("name", re.compile(rf"[{_HAN}]{{2,4}}([（(].*[)）])?|[{_HAN}]{{1,8}}[·•.．・‧][{_HAN}·•.．・‧]{{1,16}}")),
    ("number", re.compile(r"\d+(\.\d+)?")),
)
LOOK_OF: Mapping[str, frozenset[str]] = {
    "id_number": frozenset({"id"}),
    "dis.certificate": frozenset({"certificate"}),
    "phone": frozenset({"phone"}),
    "birth": frozenset({"date"}),
    "sex": frozenset({"sex"}),
    "name": frozenset({"name"}),
    "community": frozenset({"community"}),
    "residence.actual": frozenset({"address"}),
    "residence.registered": frozenset({"address"}),
    "dis.level": frozenset({"level"}),
}
# Looks that belong to one attribute only and so may overrule a header.
STRONG = frozenset({"certificate", "id", "phone", "date", "sex"})


def look(text: str) -> str:
    """The kind of one cell: '' when blank, else a name of the patterns or 'text'."""
    cleaned = squeeze(without_clock(text))
    if not cleaned:
        return ""
    return next((kind for kind, pattern in _PATTERNS if pattern.fullmatch(cleaned)), "text")


def share(values: Iterable[str]) -> tuple[str, float]:
    """The commonest look of the filled values and its share; ('', 0) for an empty column."""
    seen = Counter(found for value in values if (found := look(value)))
    if not seen:
        return "", 0.0
    kind, count = seen.most_common(1)[0]
    return kind, count / sum(seen.values())


def fits(attr: str, kind: str) -> bool:
    """Whether a cell of that look may stand under the attribute; attributes without a look take anything."""
    wanted = LOOK_OF.get(attr)
    return wanted is None or not kind or kind in wanted


def stand(attrs: Sequence[str | None], kinds: Sequence[str]) -> bool:
    """Whether every cell, by its look, may stand where it is and one at least is sure to: then nothing was moved."""
    told = [(attr, kind) for attr, kind in zip(attrs, kinds, strict=True) if kind and attr in LOOK_OF]
    return bool(told) and all(attr is not None and kind in LOOK_OF[attr] for attr, kind in told)


def rotation(attrs: Sequence[str | None], cells: Sequence[str]) -> int:
    """How far the cells of one row are rotated against their columns; 0 unless a rotation clearly explains more."""
    kinds = [look(cell) for cell in cells]

    def score(shift: int) -> int:
        turned = kinds[shift:] + kinds[:shift]
        known = [(kind, LOOK_OF[attr]) for attr, kind in zip(attrs, turned, strict=True) if attr in LOOK_OF and attr]
        return sum(1 if kind in looks else -1 for kind, looks in known if kind)

    # A row that fits where it stands is never turned, however well it would fit elsewhere.
    here = score(0)
    best = max(range(len(cells)), key=score, default=0)
    return best if best and score(best) >= here + 4 and here <= 0 else 0


def swapped(attrs: Sequence[str | None], cells: Sequence[str]) -> tuple[int, int] | None:
    """Two columns whose cells were exchanged in this row: each looks like the other's, one at least strongly."""
    kinds = [look(cell) for cell in cells]
    wrong = [n for n, attr in enumerate(attrs) if kinds[n] and not fits(attr or "", kinds[n])]
    cells_of = {col: (attrs[col] or "", kinds[col]) for col in wrong}
    return next((pair for pair in combinations(wrong, 2) if _crossed(*map(cells_of.__getitem__, pair))), None)


def _crossed(first: tuple[str, str], second: tuple[str, str]) -> bool:
    """(attribute, look) twice: each look belongs to the other's attribute."""
    (left, kind), (right, other) = first, second
    # Two weak looks may cross by chance: a name can look like part of an address.
    return kind in LOOK_OF[right] and other in LOOK_OF[left] and bool({kind, other} & STRONG)
