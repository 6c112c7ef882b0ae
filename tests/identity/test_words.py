"""Closed lists."""

from __future__ import annotations

from enum import StrEnum

import pytest

from jiayuan.identity import words
from jiayuan.identity.words import AccountKind, Role, values

LISTS = [
    found
    for found in vars(words).values()
    if isinstance(found, type) and issubclass(found, StrEnum) and found is not StrEnum
]


@pytest.mark.parametrize("found", LISTS, ids=lambda found: found.__name__)
def test_words_are_short_lower_case_and_plain_strings(found: type[StrEnum]) -> None:
    assert all(word == word.lower() and len(word) <= 20 for word in values(found))
    assert all(type(word) is str for word in values(found))


def test_the_contracts_roles_are_all_there() -> None:
    assert {"resident", "community_worker", "street_officer", "responder", "auditor", "service"} <= set(values(Role))


def test_four_kinds_of_accounts() -> None:
    assert values(AccountKind) == ["resident", "staff", "service", "partner"]
