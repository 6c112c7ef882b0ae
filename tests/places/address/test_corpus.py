"""The labelled lines: every one of them, and the shares that the specification asks for."""

from dataclasses import astuple

import pytest

from jiayuan.kernel.placepath import Level
from jiayuan.places.address.parser import AddressParser
from tests.places.address.corpus import ALIASES, COMPOUNDS, FAR, corpus_rows, labelled, meant
from tests.tree import HOME, NEXT, STREET

PARSER = AddressParser(corpus_rows(), [(COMPOUNDS[key][0].value, alias) for key, alias in ALIASES])


def found(line: str) -> str | None:
    place = PARSER.parse(line, HOME).place
    return place.path.value if place and place.path.level >= Level.COMPOUND else None


@pytest.mark.parametrize(("line", "label"), labelled(), ids=[line for line, _label in labelled()])
def test_a_line_means_its_place(line: str, label: str) -> None:
    assert found(line) == meant(label)


def test_the_labels_are_many_and_different() -> None:
    assert len({line for line, _label in labelled()}) == len(labelled()) > 110


def test_labels_name_places_of_the_tree() -> None:
    paths = {row[2] for row in corpus_rows()}
    assert all(meant(label) in paths for _line, label in labelled() if label != "?")


@pytest.mark.parametrize("hint", [None, NEXT, STREET, FAR])
def test_with_another_hint_no_line_leads_elsewhere_below_its_street(hint: object) -> None:
    wrong = 0
    for line, label in labelled():
        place = PARSER.parse(line, hint).place  # type: ignore[arg-type]  # None or a path, as parametrised
        same_name = place is not None and place.path.value.startswith(
            (COMPOUNDS["F"][0].value, COMPOUNDS["A"][0].value)
        )
        if place is not None and not same_name and place.path.level >= Level.COMPOUND and label != "?":
            wrong += not (meant(label) or "").startswith(place.path.value) and place.path.value != meant(label)
    assert wrong <= 1


def test_every_character_of_an_unknown_line_is_kept() -> None:
    for line, label in labelled():
        told = PARSER.parse(line, HOME)
        if label == "?" and told.place is None:
            words = "".join(filter(str.isalnum, "".join(str(part) for part in astuple(told))))
            assert set(line) - set("号楼单元室市省") <= set(words)
