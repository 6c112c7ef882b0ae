"""The report form."""

from __future__ import annotations

import pytest

from jiayuan.command.api import INCIDENT_CLASSES
from jiayuan.web.command.forms import IncidentForm

GOOD = {"class_code": "medical", "lon": "116.38", "lat": "39.9", "text": "有人摔倒"}


def test_good_report() -> None:
    assert IncidentForm(GOOD).is_valid()


@pytest.mark.parametrize(
    ("field", "value"), [("class_code", "petition"), ("lon", "0"), ("lat", "x"), ("text", ""), ("text", "x" * 401)]
)
def test_wrong_field_is_named(field: str, value: str) -> None:
    form = IncidentForm(GOOD | {field: value})
    assert list(form.errors) == [field]


def test_choices_are_the_closed_list() -> None:
    assert {code for code, _ in IncidentForm().fields["class_code"].choices} == set(INCIDENT_CLASSES)


def test_nobodys_name_or_phone_is_asked() -> None:
    assert set(IncidentForm().fields) == {"class_code", "lon", "lat", "text", "client_key"}


def test_each_form_has_its_own_key() -> None:
    assert IncidentForm().fields["client_key"].initial != IncidentForm().fields["client_key"].initial
