"""The forms of the care register: choices, ticks, and the wishes they become."""

from __future__ import annotations

import pytest

from jiayuan.kernel.errors import NotFound
from jiayuan.registry.api import CARE_NEEDS, Wishes
from jiayuan.web.registry.care_forms import CHANNELS, DeclareForm, OwnForm, RecordForm, WishesForm
from tests.tree import COMMUNITIES, HOME, STREET

OWN = {"needs": ["alone"], "agree": "on"}


def test_the_needs_offered_are_the_needs_of_the_register() -> None:
    assert [code for code, _label in WishesForm().fields["needs"].choices] == list(CARE_NEEDS)


def test_consent_is_never_ticked_beforehand() -> None:
    form = OwnForm(initial={"needs": ["alone"], "agree": None})
    assert "checked" not in str(form["agree"])
    assert form.fields["agree"].required


@pytest.mark.parametrize("missing", sorted(OWN))
def test_a_yes_needs_both_a_need_and_the_tick(missing: str) -> None:
    form = OwnForm({key: value for key, value in OWN.items() if key != missing})
    assert list(form.errors) == [missing]


def test_a_filled_form_becomes_wishes() -> None:
    form = OwnForm(OWN | {"contact": " 女儿 ", "note": ""})
    assert form.is_valid()
    assert form.wishes() == Wishes(("alone",), "女儿", "")


def test_a_worker_names_a_channel_that_is_not_the_web() -> None:
    assert "web" not in dict(CHANNELS)
    form = RecordForm({"needs": ["alone"], "channel": "visit", "proof": "017"})
    assert form.is_valid()


@pytest.mark.django_db
def test_an_emergency_is_declared_for_the_own_area_or_a_part_of_it(tree: None) -> None:
    assert len(DeclareForm(STREET).fields["place"].choices) == 1 + len(COMMUNITIES)
    assert [path for path, _name in DeclareForm(HOME).fields["place"].choices] == [HOME.value]
    with pytest.raises(NotFound):
        DeclareForm(None)
