"""Standard values as people write them in a ledger: what the intake reads back to the same value."""

from __future__ import annotations

from collections.abc import Mapping

from jiayuan.ledgers.rules import codes

PLACES = frozenset({"residence.actual", "residence.registered", "community"})


def _first_words(table: Mapping[str, str]) -> dict[str, str]:
    """code → the first word of a table of synonyms: the official one."""
    words: dict[str, str] = {}
    for word, code in table.items():
        words.setdefault(code, word)
    return words


_FLAG = {"true": "是", "false": "否"}
_DIS_TYPES = {codes.DIS_TYPES[number]: word for word, number in reversed(codes.DIS_WORDS.items())}
WORDS: Mapping[str, Mapping[str, str]] = {
    "sex": _first_words(codes.SEXES),
    "hukou": _FLAG,
    "dis.multi": _FLAG,
    "dis.type": _DIS_TYPES,
    "dis.level": _first_words(codes.LEVELS),
    # "none" is written as the filler 无, which says nothing; the page shows it, the sheet leaves it out.
    "relief.status": _first_words(codes.RELIEF),
    "elder.assessed": _first_words(codes.ASSESSED),
    "tenure": _first_words(codes.TENURE),
}
# What a form can ask: attributes with a standard of their own, so that a typed answer can be checked at once.
ASKABLE = (
    "name", "sex", "birth", "id_number", "phone", "residence.actual", "residence.registered", "hukou", "tenure",
    "elder.assessed", "relief.status", "dis.certificate", "dis.type", "dis.level", "dis.multi", "volunteer.skill",
)  # fmt: skip


def written(attr: str, value: str) -> str:
    """The word for a coded value; every other value as it is. Places are the caller's: their words need the tree."""
    return WORDS.get(attr, {}).get(value, value)


def choices(attr: str) -> list[tuple[str, str]]:
    """(word, code) of a coded attribute in their order; empty for free text."""
    return [(word, code) for code, word in WORDS.get(attr, {}).items()]
