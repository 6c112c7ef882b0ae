"""The catalogue: what the base may hold at all."""

from __future__ import annotations

import pytest
from django.utils import translation
from django.utils.translation import gettext

from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.tables import DataClass
from jiayuan.registry.attributes import ATTRS, BY_CODE, BY_NO, Attr, attr, attrs

KINDS = {"text", "code", "date", "bool", "int", "money", "place", "sealed", "entity"}
EACH = pytest.mark.parametrize("one", ATTRS, ids=lambda one: one.code)


@EACH
def test_an_attribute_is_found_by_code_and_number(one: Attr) -> None:
    assert BY_CODE[one.code] is BY_NO[one.no] is attr(one.code)
    assert one.kind in KINDS


@EACH
def test_a_number_fits_its_column(one: Attr) -> None:
    assert 0 < one.no < 2**15
    assert one.months is None or 1 <= one.months <= 12


@EACH
def test_a_label_has_english(one: Attr) -> None:
    with translation.override("en"):
        assert gettext(one.label).isascii()


def test_labels_do_not_repeat() -> None:
    assert len({one.label for one in ATTRS}) == len(ATTRS)


def test_numbers_of_people_are_sealed() -> None:
    assert {one.code for one in ATTRS if one.sealed} == {"id_number", "phone", "account", "dis.certificate"}


@pytest.mark.parametrize("stem", ["dis.", "relief.", "elder.", "illness.", "fp.", "draws.", "child.", "income."])
def test_health_and_hardship_are_sensitive(stem: str) -> None:
    found = [one for one in ATTRS if one.code.startswith(stem)]
    assert found
    assert {one.data_class for one in found} == {DataClass.SENSITIVE}


def test_people_s_attributes_are_never_open() -> None:
    closed = {DataClass.PERSONAL, DataClass.SENSITIVE}
    assert {one.data_class for one in ATTRS if one.no < 100} == closed
    assert {one.data_class for one in ATTRS if one.no >= 100} == {DataClass.INTERNAL}


@pytest.mark.parametrize("code", ["", "faith", "NAME", "name ", "petition.count"])
def test_another_code_is_refused(code: str) -> None:
    with pytest.raises(Invalid) as refused:
        attr(code)
    assert refused.value.code == "attribute"


def test_one_wrong_code_refuses_the_list() -> None:
    assert [one.no for one in attrs(["phone", "name"])] == [5, 1]
    with pytest.raises(Invalid):
        attrs(["phone", "nonsense"])


def test_the_catalogue_cannot_be_changed_by_its_users() -> None:
    with pytest.raises(TypeError):
        BY_CODE["faith"] = ATTRS[0]  # type: ignore[index]
