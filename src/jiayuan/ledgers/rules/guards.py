"""What a pair's levels allow: the guarded exact rules, what speaks against, and what people are asked."""

from __future__ import annotations

from collections.abc import Mapping

from jiayuan.ledgers.rules.compare import Levels

SAME_NAME = frozenset({"exact", "pinyin"})
NEAR_NAME = frozenset({"swap", "one_char", "prefix"})
STRANGER = frozenset({"surname", "else"})
# What must agree beside an exact name; a shared phone is no exact phone.
BY_NAME: Mapping[str, tuple[tuple[str, str], ...]] = {
    "G2": (("phone", "exact"),),
    "G3": (("place", "room"),),
    "G4": (("birth", "day"), ("community", "same")),
}


def guard(levels: Levels | Mapping[str, str], *, with_id: bool = True) -> str:
    """The guarded exact rule that holds for the pair, or ''."""
    if with_id and levels["id"] == "exact":
        return "G1" if _own_number(levels) else ""
    if levels["name"] != "exact":
        return ""
    fitting = (rule for rule, need in BY_NAME.items() if all(levels[attr] == level for attr, level in need))
    return next(fitting, "")


def _own_number(levels: Mapping[str, str]) -> bool:
    """A number is its bearer's when the name is, or nearly is and phone or birth date agree too."""
    name = levels["name"]
    return name in SAME_NAME or (name in NEAR_NAME and (levels["phone"] == "exact" or levels["birth"] == "day"))


def against(levels: Mapping[str, str], *, with_id: bool = True) -> bool:
    """Something that speaks plainly against the pair: another full id number, another sex or another birth date."""
    return (with_id and levels["id"] == "else") or levels["sex"] == "else" or levels["birth"] == "else"


def reviewable(levels: Mapping[str, str]) -> bool:
    """Pairs people decide: they share what families or namesakes share, too."""
    name, birth, place = levels["name"], levels["birth"], levels["place"]
    return (
        (name == "exact" and birth == "day" and levels["sex"] != "else")
        or (levels["phone"] in ("exact", "shared") and birth == "day")
        or (place == "room" and birth == "day")
        or (name == "exact" and place in ("room", "house", "building"))
    )
