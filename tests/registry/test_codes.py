"""One code, one bearer: it may pass on, and a second bearer is refused in words."""

from __future__ import annotations

import pytest
from django.db import IntegrityError

from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import Conflict
from jiayuan.kernel.ids import uuid7
from jiayuan.registry import api
from jiayuan.registry.codes import one_bearer_per_code
from tests.ledgers.bodies.desk import firm, load_firms, uscc
from tests.ledgers.books import AS_OF
from tests.people import as_service

CODED, BARE = firm(1), firm(2)


def codes() -> dict[object, str]:
    return {one.id: one.uscc for one in api.organisations("company")}


@pytest.mark.parametrize(("survivor", "other"), [(BARE, CODED), (CODED, BARE)])
def test_a_code_passes_on_and_back_when_firms_are_merged_and_unmerged(
    base: Acting, survivor: object, other: object
) -> None:
    load_firms()
    with as_service():
        api.merge(survivor, other, "同一家")
        assert codes() == {survivor: uscc(1)}
        api.unmerge(other, "两家")
        assert codes() == {CODED: uscc(1), BARE: ""}


def test_a_second_bearer_is_refused_in_words(base: Acting) -> None:
    load_firms()
    who = uuid7()
    facts = [api.FactRow(who, "org.name", "新店"), api.FactRow(who, "org.uscc", uscc(1))]
    with as_service(), pytest.raises(Conflict) as refused:
        api.record_facts(api.FactBatch(uuid7(), "tests", AS_OF, facts, new={who: "organisation"}))
    assert refused.value.code == "code-taken"


def test_what_else_breaks_is_raised_as_it_is() -> None:
    with pytest.raises(IntegrityError), one_bearer_per_code():
        raise IntegrityError
