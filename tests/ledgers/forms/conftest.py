"""A form about the old people of the first community, opened by the street and filled by its worker."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import pytest

from jiayuan.identity.api import NewAccount, create_accounts, give_grant
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting
from jiayuan.kernel.purpose import FORM_PREFILL, LEDGER_UPKEEP
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers import api
from tests.ledgers.conftest import Desk
from tests.people import People, Person, as_service
from tests.tree import HOME, HOME_BUILDING, STREET

ASKED = ("phone", "residence.actual", "elder.assessed")


def wish(title: str = "老年人入户核对", attrs: Sequence[str] = ASKED, **more: object) -> api.NewForm:
    """Everybody from 60 on in the street, within a fortnight."""
    words = {"audience": api.Audience(STREET.value, age_min=60), "due": clock.today() + timedelta(days=14)} | more
    return api.NewForm(title, attrs, **words)


@dataclass
class Office:
    """The two sides of a form."""

    desk: Desk
    people: People

    def asker(self) -> AbstractContextManager[Acting]:
        return self.people.officer.acting(FORM_PREFILL)

    def filler(self, who: Person | None = None) -> AbstractContextManager[Acting]:
        return (who or self.people.worker).acting(FORM_PREFILL)

    def opened(self, new: api.NewForm | None = None) -> api.FormRef:
        with self.asker():
            return api.open_form(api.draft_form(new or wish()).id)

    def task(self) -> api.TaskRef:
        with self.filler():
            return api.tasks(Scope(STREET))[0]

    def rows(self, task: UUID, building: str = HOME_BUILDING.value) -> list[api.RowView]:
        with self.filler():
            return api.phone_list(task, building)

    def say(self, task: UUID, row: api.RowView, **said: tuple[str, str]) -> api.Saved:
        """Answers by attribute with dots written as two underscores: phone=("confirmed", "")."""
        tokens = {cell.attr: cell.token for cell in row.cells}
        named = {attr.replace("__", "."): parts for attr, parts in said.items()}
        answers = {attr: api.Answer(mark, text, tokens[attr]) for attr, (mark, text) in named.items()}
        with self.filler():
            return api.save_answers(task, [api.Said(row.key, row.version, answers)])

    def merged(self, task: UUID) -> api.FileRef:
        """Submits, accepts and runs the upload to its end."""
        with self.filler():
            ref = api.submit_task(task, incomplete=True)
        assert ref.file
        api.run_to(ref.file, "previewed", HOME)
        with self.people.officer.acting(LEDGER_UPKEEP):
            api.accept_task(task)
        return api.run_to(ref.file, "merged", HOME)


def second_officer() -> Person:
    """郑刚, another officer of the street."""
    with as_service():
        (account,) = create_accounts([NewAccount("staff", "郑刚", "13800000009", None, STREET)])
        grant = give_grant(account, "street_officer", STREET, reason="tests")
    return Person(account, "郑刚", STREET, grant, None, "street_officer")


@pytest.fixture
def office(desk: Desk, people: People) -> Office:
    return Office(desk, people)


@pytest.fixture
def task(office: Office) -> api.TaskRef:
    """The first community's part of an open form."""
    office.opened()
    return office.task()
