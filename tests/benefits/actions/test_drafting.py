"""Writing a new book."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from jiayuan.benefits import api, books, inforce
from jiayuan.benefits.actions.drafting import CHANGED, UNDONE, locked
from jiayuan.benefits.engine.sheets.files import book_of
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, Refused
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from tests.benefits.conftest import Audited
from tests.benefits.engine.toy import written
from tests.people import Person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path / "bj")
    monkeypatch.setattr(books, "FOLDERS", (tmp_path,))
    inforce.forget()


@pytest.fixture
def draft(officer: Person) -> api.RulebookVersion:
    with officer.acting(UPKEEP_SYSTEM):
        return api.start_draft("提高标准")


def dearer(draft: api.RulebookVersion) -> dict[str, str]:
    return {name: text.replace("pay: 100元", "pay: 120元") for name, text in draft.files.items()}


def lying(**fields: object) -> api.RulebookVersion:
    common = {"jurisdiction": "bj", "hash": "x", "approver_id": UUID(int=2), "published_at": clock.now()}
    return api.RulebookVersion.objects.create(**common, published_on=clock.today(), **fields)


def test_a_note_is_cut_to_its_length(officer: Person) -> None:
    with officer.acting(UPKEEP_SYSTEM):
        assert len(api.start_draft("长" * 500).note) == 200


def test_starting_is_told_to_the_audit(draft: api.RulebookVersion, audited: Audited) -> None:
    assert audited("benefits.book.draft") == [("ok", f"book_version:{draft.pk}")]


def test_the_hash_is_that_of_the_new_files(draft: api.RulebookVersion, officer: Person) -> None:
    with officer.acting(UPKEEP_SYSTEM):
        saved = api.save_files(draft.pk, dearer(draft))
    assert saved.hash == book_of(dearer(draft)).hash != draft.hash
    assert (saved.base_hash, saved.lock_version) == (draft.base_hash, 1)


def test_an_edit_undoes_everything_behind_it(officer: Person, draft: api.RulebookVersion) -> None:
    signed = {"findings": [1], "diff": {"a": 1}, "diff_hash": "x", "snapshot": "x", "signed_hash": "x"}
    with officer.acting(UPKEEP_SYSTEM):
        version = lying(state="approved", author_id=officer.account_id, approved_at=clock.now(), **signed)
        saved = api.save_files(version.pk, draft.files)
    assert {field: getattr(saved, field) for field in UNDONE} == UNDONE


@pytest.mark.parametrize("state", ["published", "withdrawn"])
def test_what_was_published_is_not_edited(state: str, officer: Person, draft: api.RulebookVersion) -> None:
    with officer.acting(UPKEEP_SYSTEM):
        version = lying(state=state, author_id=officer.account_id)
        with pytest.raises(Refused) as refused:
            api.save_files(version.pk, draft.files)
    assert refused.value.code == "state"


@pytest.mark.parametrize("name", ["../x.yaml", "notes.yaml"])
def test_a_foreign_file_is_refused(name: str, draft: api.RulebookVersion, officer: Person) -> None:
    with officer.acting(UPKEEP_SYSTEM), pytest.raises(Invalid):
        api.save_files(draft.pk, {**draft.files, name: "x: 1"})


def test_a_worker_writes_no_rules(draft: api.RulebookVersion, worker: Person) -> None:
    with worker.acting(UPKEEP_SYSTEM), pytest.raises(NotAllowed):
        api.save_files(draft.pk, draft.files)


def test_a_page_that_grew_old_is_told(draft: api.RulebookVersion, officer: Person) -> None:
    with officer.acting(UPKEEP_SYSTEM):
        assert locked(draft.pk, None).pk == locked(draft.pk, 0).pk == draft.pk
        with pytest.raises(Conflict, match="刚被别人改过"):
            locked(draft.pk, 3)


def test_who_and_when_never_change() -> None:
    assert not {"author_id", "created_at", "jurisdiction", "note"} & set(CHANGED)
