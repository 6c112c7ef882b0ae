"""What a peer says about our people: applied where it has the authority, asked about elsewhere."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from jiayuan.kernel.errors import Conflict, Invalid, NotFound
from jiayuan.kernel.purpose import LEDGER_UPKEEP, REGISTRY_REVIEW
from jiayuan.ledgers.exchange.deciding import decide_statement, statements
from jiayuan.ledgers.models import Peer
from jiayuan.registry import api as registry
from tests.ledgers import books
from tests.ledgers.conftest import desk
from tests.ledgers.exchange.peer import Caller
from tests.people import People, as_service

__all__ = ["desk"]
WHO = books.person(0)
pytestmark = pytest.mark.usefixtures("desk")


def row(attr: str, value: str, key: object = WHO) -> dict[str, str]:
    return {"key": str(key), "attr": attr, "value": value, "as_of": date.today().isoformat()}


def offer(caller: Caller, *rows: dict[str, Any]) -> dict[str, int] | str:
    told = caller.ask("facts-offer", {"rows": list(rows)}, purpose="ledger-upkeep")
    return told.body if told.answer.status == "answered" else told.answer.code


def held(attr: str) -> str | None:
    with as_service() as acting:
        return registry.facts_for([WHO], [attr], LEDGER_UPKEEP, acting.scope)[WHO][attr].value


def test_a_community_s_word_about_a_phone_counts(caller: Caller) -> None:
    assert offer(caller, row("phone", "13911110000")) == {"applied": 1, "same": 0, "review": 0, "unknown": 0}
    assert held("phone") == "13911110000"


@pytest.mark.parametrize("phones", [("13911110000", "13811110000"), ("13811110000", "13911110000")])
def test_the_last_word_of_a_peer_replaces_its_earlier_one(caller: Caller, phones: tuple[str, str]) -> None:
    for phone in phones:
        offer(caller, row("phone", phone))
    assert held("phone") == phones[-1]
    with as_service() as acting:
        steps = registry.lineage(WHO, "phone", LEDGER_UPKEEP, acting.scope)
    assert [step.open for step in steps if step.origin.startswith("exchange:")].count(True) == 1


def test_a_word_about_one_item_leaves_the_others_alone(caller: Caller) -> None:
    offer(caller, row("phone", "13911110000"))
    offer(caller, row("residence.actual", books.room(5)))
    assert (held("phone"), held("residence.actual")) == ("13911110000", books.room(5))


def test_the_same_value_changes_nothing(caller: Caller) -> None:
    assert offer(caller, row("name", books.NAMES[0])) == {"applied": 0, "same": 1, "review": 0, "unknown": 0}


def test_a_community_s_word_about_a_name_is_a_question(caller: Caller, people: People) -> None:
    before = held("name")
    assert offer(caller, row("name", "王秀芝")) == {"applied": 0, "same": 0, "review": 1, "unknown": 0}
    assert held("name") == before
    with people.officer.acting(REGISTRY_REVIEW) as acting:
        (question,) = statements(acting.scope)
    assert (question.held, question.offered, question.peer) == ("王*", "王*", "府右街南社区")


def test_a_department_s_word_counts_for_what_it_certifies(caller: Caller, peer: Peer) -> None:
    with as_service():
        Peer.objects.filter(pk=peer.pk).update(kind="department", certifies=["dis.level"])
    told = offer(caller, row("dis.level", "2"), row("phone", "13911110000"))
    assert told == {"applied": 1, "same": 0, "review": 1, "unknown": 0}
    assert held("dis.level") == "2"


def test_people_who_are_not_there_are_counted_and_not_made(caller: Caller) -> None:
    stranger = "00000000-0000-7000-8000-00000000dead"
    assert offer(caller, row("phone", "13911110000", stranger)) == {"applied": 0, "same": 0, "review": 0, "unknown": 1}


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([], "rows"), ([{"key": "x"}], "row"), ([7], "row"), ([row("no.such", "1")], "attribute"),
        ([row("birth", "1940-1-1")], "value"),
        ([row("phone", "13911110000"), row("phone", "13911110001")], "row-twice"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_whole(caller: Caller, rows: list[Any], code: str) -> None:
    assert offer(caller, *rows) == code
    assert held("phone") == books.phone(0)


def question(caller: Caller, people: People) -> int:
    offer(caller, row("name", "王秀芝"))
    with people.officer.acting(REGISTRY_REVIEW) as acting:
        return statements(acting.scope)[0].id


@pytest.mark.parametrize(("decision", "name"), [("taken", "王秀芝"), ("kept", books.NAMES[0])])
def test_people_decide_once(caller: Caller, people: People, decision: str, name: str) -> None:
    asked = question(caller, people)
    with people.officer.acting(REGISTRY_REVIEW) as acting:
        decide_statement(asked, decision)
        assert statements(acting.scope) == []
        with pytest.raises(Conflict):
            decide_statement(asked, decision)
    assert held("name") == name


def test_a_word_that_is_no_decision_and_a_question_elsewhere(caller: Caller, people: People) -> None:
    asked = question(caller, people)
    with people.officer.acting(REGISTRY_REVIEW):
        with pytest.raises(Invalid):
            decide_statement(asked, "both")
        with pytest.raises(NotFound):
            decide_statement(asked + 1, "kept")
