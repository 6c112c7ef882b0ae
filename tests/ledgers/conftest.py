"""A street with an office, templates and a small base, ready for uploads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from jiayuan.identity.api import acting_as_service
from jiayuan.kernel.purpose import LEDGER_UPKEEP, UPKEEP_SYSTEM
from jiayuan.ledgers import api
from jiayuan.registry import api as registry
from tests.ledgers import books
from tests.people import People, Person
from tests.tree import DISTRICT, HOME


@dataclass(frozen=True)
class Desk:
    """The desk of a community worker: uploads and runs the stages."""

    office: int
    worker: Person
    officer: Person

    def upload(
        self, content: bytes, template: str = "elderly", filename: str = "老年人.xlsx", **more: str
    ) -> api.FileRef:
        with self.worker.acting(LEDGER_UPKEEP):
            return api.receive(self.office, template, filename, content, as_of=books.AS_OF, **more)

    def run(self, ref: api.FileRef, state: str = "previewed") -> api.FileRef:
        return api.run_to(ref.id, state, HOME)

    def do(self, ref: api.FileRef, name: str, **more: object) -> api.FileRef:
        with self.worker.acting(LEDGER_UPKEEP):
            return api.command(ref.id, name, **more)

    def merge(self, content: bytes, **more: str) -> api.FileRef:
        """From upload to merged; the street officer approves, as large changes need a second person."""
        ref = self.upload(content, **more)
        if ref.state == "merged":
            return ref
        self.run(ref)
        with self.officer.acting(LEDGER_UPKEEP):
            api.command(ref.id, "approve", data={"right_file": True})
        return self.run(ref, "merged")


@pytest.fixture
def desk(people: People) -> Desk:
    with acting_as_service("tests", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        api.load_templates()
        office = books.load_office()
        books.load_base()
    return Desk(office, people.worker, people.officer)


@pytest.fixture
def digest(desk: Desk) -> Callable[[], str]:
    """The golden bytes of the whole district as one hash."""

    def read() -> str:
        with acting_as_service("tests", place=DISTRICT, purpose=UPKEEP_SYSTEM):
            return registry.golden_digest()

    return read
