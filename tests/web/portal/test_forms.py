"""The form of the look offers exactly what the cookie may hold."""

from __future__ import annotations

import pytest

from jiayuan.web.look.preferences import CHOICES
from jiayuan.web.portal.forms import LookForm


@pytest.mark.parametrize("name", CHOICES)
def test_each_choice_is_offered(name: str) -> None:
    offered = [value for value, _ in LookForm().fields[name].choices]  # type: ignore[attr-defined]
    assert sorted(offered) == sorted(CHOICES[name])


def test_the_defaults_are_valid() -> None:
    assert LookForm({name: values[0] for name, values in CHOICES.items()}).is_valid()
