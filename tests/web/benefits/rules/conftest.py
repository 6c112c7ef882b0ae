"""A small book in the place of the one that ships, and a second person of the district."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from jiayuan.benefits import api, books, inforce
from jiayuan.benefits.engine.sheets.files import files_in
from jiayuan.identity.api import NewAccount, create_accounts, give_grant
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from tests.benefits.engine.toy import gate, row, written
from tests.people import Person, as_service
from tests.tree import DISTRICT

CASE = {
    "title": "一级",
    "as_of": "2026-03-15",
    "facts": {"hukou": True, "level": 1, "kind": "a"},
    "expect": {"code": 1},
}
OUT = {"title": "外地", "as_of": "2026-03-15", "facts": {"hukou": False}, "expect": {"code": -10}}


@pytest.fixture(autouse=True)
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "bj"
    rows = [{**row("level == 1 and kind in (a, b)"), "id": "r1"}]
    written(folder, cases={"policy": "toy.one", "cases": [CASE, OUT]}, who=[gate("hukou")], rows=rows)
    (folder / "gaps.yaml").write_text("gaps: {toy.one: [{why: 没有}]}\n", encoding="utf-8")
    monkeypatch.setattr(books, "FOLDERS", (tmp_path,))
    inforce.forget()
    return folder


@pytest.fixture
def files(shipped: Path) -> dict[str, str]:
    return files_in(shipped)


@pytest.fixture
def draft(officer: Person) -> api.RulebookVersion:
    with officer.acting(UPKEEP_SYSTEM):
        return api.start_draft("提高标准")


@pytest.fixture
def second(officer: Person) -> Callable[[], Client]:
    """An officer of the district, signed in."""

    def signed_in() -> Client:
        with as_service():
            (key,) = create_accounts([NewAccount("staff", "吴敏", "13800000066", None, DISTRICT)])
            grant = give_grant(key, "district_officer", DISTRICT, approved_by=officer.account_id, reason="tests")
        return Person(key, "吴敏", DISTRICT, grant).client()

    return signed_in
