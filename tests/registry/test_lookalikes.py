"""Five look-ups of one row: each finds its people, within the scope, and opens nothing."""

from __future__ import annotations

from dataclasses import asdict, replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jiayuan.audit.models import Record as AuditRecord
from jiayuan.identity.api import acting_as_service
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import NotAllowed
from jiayuan.kernel.purpose import CASE_HANDLING, UPKEEP_SYSTEM
from jiayuan.kernel.scope import Scope
from jiayuan.registry import api
from jiayuan.registry.api import Asked, Met
from tests.ledgers import books
from tests.ledgers.books import person
from tests.registry.statements import WHOLE, say
from tests.tree import HOME, NEXT, as_role

LIMITS = dict.fromkeys(("id", "phone", "birth", "room", "near", "name"), 10)
A, B = person(0), person(1)


def met(asked: Asked, scope: Scope = WHOLE, **limits: int) -> list[Met]:
    return api.lookalikes(asked, UPKEEP_SYSTEM, scope, LIMITS | limits)


def found(asked: Asked) -> list[tuple[str, object]]:
    return [(one.block, one.person) for one in met(asked)]


def test_by_number(base: Acting) -> None:
    assert found(Asked(id_bi=api.blind("id_number", books.line(0)[2]))) == [("id", A)]


def test_by_each_telephone(base: Acting) -> None:
    phones = [api.blind("phone", books.phone(n)) for n in (1, 0)]
    assert found(Asked(phones=phones)) == [("phone", B), ("phone", A)]


@pytest.mark.parametrize(
    ("family", "key", "people"),
    [("王", "", [A]), ("李", "wang xiu lan", [A]), ("李", "li xiu lan", [])],
    ids=["family", "sound", "neither"],
)
def test_by_birth_date_and_name(base: Acting, family: str, key: str, people: list[object]) -> None:
    assert [who for _, who in found(Asked(birth="1940-01-15", family=family, key=key))] == people


def test_by_birth_date_everybody_with_an_alphabetic_name(base: Acting) -> None:
    who = person(50)
    say(who, new=True, name="Anna Schmidt", birth="1940-01-15", community=HOME.value)
    assert ("birth", who) in found(Asked(birth="1940-01-15", family="schmidt", key="anna schmidt"))


def test_by_door(base: Acting) -> None:
    assert found(Asked(room=books.room(0))) == [("room", A)]


def test_by_name_in_the_community_or_anywhere(base: Acting) -> None:
    assert found(Asked(name="王秀兰", community=HOME.value)) == [("near", A)]
    assert found(Asked(name="王秀兰", community=NEXT.value)) == []
    assert found(Asked(name="王秀兰")) == [("name", A)]


def test_what_is_not_said_is_not_asked(base: Acting) -> None:
    with CaptureQueriesContext(connection) as seen:
        assert met(Asked()) == []
    assert len(seen) == 0


def test_all_look_ups_are_one_statement(base: Acting) -> None:
    asked = Asked(
        api.blind("id_number", "x"), [b"1", b"2"], "1940-01-15", "王", "", books.room(0), "王秀兰", HOME.value
    )
    with CaptureQueriesContext(connection) as seen:
        blocks = [one.block for one in met(asked)]
    assert blocks == ["birth", "room", "near"]
    assert len([query for query in seen if "registry_person" in query["sql"]]) == 1


def test_one_more_than_the_limit_tells_of_a_crowd(base: Acting) -> None:
    for n in range(5):
        say(person(60 + n), new=True, name="共名", community=HOME.value)
    assert len(met(Asked(name="共名"), name=3)) == 4


def test_a_telephone_of_many_leaves_room_for_the_other(base: Acting) -> None:
    for n in range(5):
        say(person(60 + n), new=True, name=f"同{n}", phone="13811110000", community=HOME.value)
    phones = [api.blind("phone", number) for number in ("13811110000", books.phone(0))]
    assert [one.person for one in met(Asked(phones=phones), phone=3)][4:] == [A]


def test_numbers_come_as_blind_indexes_only(base: Acting) -> None:
    (one,) = met(Asked(name="王秀兰"))
    assert one.id_bi == api.blind("id_number", books.line(0)[2]).hex()
    assert one.phone_bi == api.blind("phone", books.phone(0)).hex()
    assert books.line(0)[2] not in str(asdict(one))


def test_what_is_unknown_of_a_person_is_empty(base: Acting) -> None:
    say(person(51), new=True, name="只有名", community=HOME.value)
    (one,) = met(Asked(name="只有名"))
    assert (one.id_bi, one.phone_bi, one.birth, one.sex) == ("", "", None, "")


def test_the_scope_narrows_and_the_neighbour_meets_nobody(base: Acting) -> None:
    assert met(Asked(name="王秀兰"), Scope(NEXT)) == []
    assert met(Asked(name="王秀兰"), Scope()) == []
    with acting_as_service("tests", place=NEXT, purpose=UPKEEP_SYSTEM):
        assert met(Asked(name="王秀兰")) == []


@pytest.mark.parametrize("text", ["'; DROP TABLE registry_person; --", "%s", "{}", "王\\"])
def test_a_name_is_never_a_statement(base: Acting, text: str) -> None:
    assert met(replace(Asked(), name=text, key=text, family=text, birth="1940-01-15")) == []


def test_another_purpose_is_refused(base: Acting) -> None:
    with pytest.raises(NotAllowed):
        api.lookalikes(Asked(name="王秀兰"), CASE_HANDLING, WHOLE, LIMITS)


def test_who_was_met_is_on_record(base: Acting) -> None:
    met(Asked(name="王秀兰"))
    with as_role("jy_auditor"):
        record = AuditRecord.objects.get(act="registry.lookalikes")
    assert (record.subjects, "id_number" in record.fields) == ([A], True)
