"""Each command's form: the fields it needs, and values as the command takes them."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from jiayuan.cases.rules import case_table, order_table
from jiayuan.web.cases.fields import FIELDS, data_of, form_for
from jiayuan.web.cases.moves import FIRST, HIDDEN, moves
from tests.cases import office as desk
from tests.people import People
from tests.tree import HOME

ALL = sorted({*case_table.COMMANDS, *order_table.COMMANDS})


def sent(name: str, **values: str) -> dict[str, str]:
    return {f"{name}-{key}": value for key, value in values.items()}


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_every_form_can_be_drawn(office: People, name: str) -> None:
    with office.officer.acting():
        form = form_for(name, HOME)
        assert list(form.fields) == list(FIELDS[name])
        assert form.as_p()


def test_forms_and_lists_name_known_commands() -> None:
    assert set(FIELDS) <= set(ALL)
    assert set(HIDDEN) <= set(ALL)
    assert set(FIRST) <= set(ALL)


def test_a_unit_is_chosen_among_those_near(office: People) -> None:
    with office.officer.acting():
        choices = dict(form_for("dispatch", HOME).fields["unit"].choices)
    assert str(desk.COMMUNITY) in choices
    assert str(desk.NEXT_COMMUNITY) not in choices


def test_dates_come_with_today(office: People) -> None:
    with office.officer.acting():
        form = form_for("ask_suspend", HOME, sent("ask_suspend", text="等统一改造", review_on="2027-01-05"))
        assert form.is_valid()
    told = data_of(form)
    assert told["review_on"] == date(2027, 1, 5)
    assert isinstance(told["today"], date)


def test_a_photo_comes_as_bytes(office: People) -> None:
    files = MultiValueDict({"attach-photo": [SimpleUploadedFile("p.jpg", b"jpeg")]})
    with office.officer.acting():
        form = form_for("attach", HOME, sent("attach", phase="after"), files)
        assert form.is_valid()
    assert data_of(form) == {"photo": b"jpeg", "phase": "after"}


def test_answers_of_a_call(office: People) -> None:
    told = sent("record_feedback", contacted="no", resolved="partly", satisfied="no", text="")
    with office.officer.acting():
        form = form_for("record_feedback", HOME, told)
        assert form.is_valid()
    assert data_of(form) == {"contacted": False, "resolved": "partly", "satisfied": "no", "words": ""}


@pytest.mark.parametrize("days", ["0", "16", "many"])
def test_wrong_days_are_refused(office: People, days: str) -> None:
    with office.officer.acting():
        assert not form_for("ask_extend", HOME, sent("ask_extend", days=days, text="x")).is_valid()


def test_the_likely_move_comes_first(office: People) -> None:
    with office.officer.acting():
        found = moves(["note", "request_return", "sign", "join"], "/x/", HOME)
    assert [move.name for move in found] == ["sign", "note", "request_return"]
    assert (found[0].first, found[0].simple, found[0].action) == (True, True, "/x/sign/")


def test_a_form_that_came_back_keeps_its_words(office: People) -> None:
    with office.officer.acting():
        bound = form_for("ask", HOME, sent("ask", text=""))
        assert not bound.is_valid()
        found = moves(["ask"], "/x/", HOME, bound)
    assert found[0].form is bound
