"""A book through the gate."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from jiayuan.benefits import api, books, inforce
from jiayuan.benefits.actions.gating import signed
from jiayuan.benefits.engine.gate.states import MOVES
from jiayuan.benefits.engine.reading.loader import load
from jiayuan.benefits.engine.sheets.files import files_in
from jiayuan.benefits.models import RulebookVersion
from jiayuan.identity.api import NewAccount, acting, acting_as_service, create_accounts, give_grant
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, Refused
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from tests.benefits.conftest import Audited
from tests.benefits.engine.toy import written
from tests.people import Person
from tests.tree import DISTRICT

pytestmark = pytest.mark.django_db
Second = Callable[[str], RulebookVersion]
CASE = {"title": "有户籍", "as_of": "2026-03-15", "facts": {"hukou": True}, "expect": {"code": 1, "amount": 10000}}
GAPS = "gaps: {toy.one: [{why: 其他人没有}]}\n"


@pytest.fixture(autouse=True)
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small book in the place of the one that ships."""
    written(tmp_path / "bj", cases={"policy": "toy.one", "cases": [CASE]})
    (tmp_path / "bj" / "gaps.yaml").write_text(GAPS, encoding="utf-8")
    monkeypatch.setattr(books, "FOLDERS", (tmp_path,))
    inforce.forget()
    return tmp_path / "bj"


@pytest.fixture
def second(officer: Person) -> Second:
    """An officer of the district does a step with the newest version."""
    with acting_as_service("tests", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        (key,) = create_accounts([NewAccount("staff", "吴敏", "13800000066", None, DISTRICT)])
        grant = give_grant(key, "district_officer", DISTRICT, approved_by=officer.account_id, reason="tests")

    def step(name: str) -> RulebookVersion:
        with acting(key, grant_id=grant, purpose=UPKEEP_SYSTEM):
            return api.book_command(RulebookVersion.objects.latest("pk").pk, name)

    return step


@pytest.fixture
def clerk(officer: Person) -> Iterator[UUID]:
    """The street's officer writes."""
    with officer.acting(UPKEEP_SYSTEM):
        yield officer.account_id


def changed(files: dict[str, str], pay: str = "120元") -> dict[str, str]:
    """Another amount, its quote and its case."""
    found = {
        name: text.replace("每月100元", f"每月{pay}").replace("pay: 100元", f"pay: {pay}")
        for name, text in files.items()
    }
    fen = int(pay.removesuffix("元")) * 100
    return {**found, "cases/one.yaml": found["cases/one.yaml"].replace("10000", str(fen))}


def draft(officer: Person, pay: str = "120元", upto: str = "") -> RulebookVersion:
    """A draft with another amount, taken as far as the clerk alone may."""
    with officer.acting(UPKEEP_SYSTEM):
        version = api.start_draft("提高标准")
        version = api.save_files(version.pk, changed(version.files, pay))
        for name in ("check", "diff"):
            if upto in (name, "diff"):
                version = api.book_command(version.pk, name)
    return version


def test_a_draft_begins_as_the_book_in_force(clerk: UUID, shipped: Path) -> None:
    version = api.start_draft("试试")
    assert (version.state, version.author_id) == ("draft", clerk)
    assert version.hash == version.base_hash == load(shipped).hash
    assert version.files == files_in(shipped)


def test_an_edit_is_kept_and_told_to_the_audit(officer: Person, audited: Audited) -> None:
    version = draft(officer)
    assert version.hash != version.base_hash
    assert audited("benefits.book.edit") == [("ok", f"book_version:{version.pk}")]


def test_files_that_make_no_book_are_refused(clerk: UUID) -> None:
    version = api.start_draft("x")
    with pytest.raises(Invalid, match="params"):
        api.save_files(version.pk, {**version.files, "params.yaml": "["})
    assert api.book_version(version.pk).files == version.files


def test_the_second_of_two_editors_is_told(clerk: UUID) -> None:
    version = api.start_draft("x")
    api.save_files(version.pk, changed(version.files), expected_version=0)
    with pytest.raises(Conflict):
        api.save_files(version.pk, version.files, expected_version=0)


def test_a_failing_check_stays_a_draft_and_says_why(clerk: UUID) -> None:
    version = api.start_draft("x")
    api.save_files(version.pk, {**version.files, "gaps.yaml": "gaps: {}\n"})
    found = api.book_command(version.pk, "check")
    assert found.state == "draft"
    assert [line["where"] for line in found.findings if line["grave"]] == ["toy.one:—"]


def test_from_draft_to_diffed(officer: Person) -> None:
    assert draft(officer, upto="check").state == "checked"
    version = draft(officer, upto="diff")
    assert (version.state, len(version.snapshot), version.diff["book_hash"]) == ("diffed", 64, version.hash)


def test_a_second_person_approves_and_publishes(officer: Person, second: Second) -> None:
    draft(officer, upto="diff")
    approved = second("approve")
    assert (approved.state, approved.signed_hash) == ("approved", signed(approved))
    published = second("publish")
    assert (published.state, published.published_on) == ("published", clock.today())
    assert inforce.current_book().hash == published.hash


def by_somebody_else(state: str, **more: object) -> RulebookVersion:
    """A version as it might lie there."""
    common = {"jurisdiction": "bj", "hash": "x", "state": state, "author_id": UUID(int=1), "approver_id": UUID(int=2)}
    return RulebookVersion.objects.create(**common | more)


def test_a_clerk_approves_nothing(officer: Person) -> None:
    version = draft(officer, upto="diff")
    with officer.acting(UPKEEP_SYSTEM), pytest.raises(NotAllowed):
        api.book_command(version.pk, "approve")


def test_the_author_is_no_second_person(second: Second, officer: Person) -> None:
    draft(officer, upto="diff")
    me = second("approve").approver_id
    with officer.acting(UPKEEP_SYSTEM):
        by_somebody_else("diffed", author_id=me, approver_id=None)
    with pytest.raises(Refused, match="另一个人"):
        second("approve")


def test_nobody_edits_another_ones_draft(clerk: UUID) -> None:
    version = by_somebody_else("draft")
    with pytest.raises(Refused, match="起草人"):
        api.save_files(version.pk, api.start_draft("x").files)


def test_an_edit_takes_the_signature_away(officer: Person, second: Second) -> None:
    version = draft(officer, upto="diff")
    second("approve")
    with officer.acting(UPKEEP_SYSTEM):
        found = api.save_files(version.pk, changed(api.start_draft("y").files, "130元"))
    assert (found.state, found.approver_id, found.signed_hash, found.diff) == ("draft", None, "", {})


def test_a_signature_lasts_seven_days(officer: Person, second: Second) -> None:
    draft(officer, upto="diff")
    second("approve")
    with clock.frozen(clock.now() + timedelta(days=8)), pytest.raises(Refused, match="过期"):
        second("publish")


@pytest.mark.parametrize("field", ["snapshot", "diff_hash", "hash"])
def test_a_signature_covers_book_base_and_dry_run(field: str, officer: Person, second: Second) -> None:
    version = draft(officer, upto="diff")
    second("approve")
    with officer.acting(UPKEEP_SYSTEM):
        RulebookVersion.objects.filter(pk=version.pk).update(**{field: "another"})
    with pytest.raises(Refused) as refused:
        second("publish")
    assert refused.value.code == "signature"


def test_a_dry_run_against_an_old_book_counts_no_more(officer: Person, second: Second) -> None:
    older = draft(officer, upto="diff")
    second("approve")
    draft(officer, "110元", upto="diff")
    second("approve")
    second("publish")
    with officer.acting(UPKEEP_SYSTEM):
        again = api.book_command(older.pk, "diff")
    assert (again.state, again.approver_id, again.base_hash) == ("diffed", None, inforce.current_book().hash)


def test_what_was_compared_with_another_book_is_not_published(officer: Person, second: Second) -> None:
    version = draft(officer, upto="diff")
    second("approve")
    with officer.acting(UPKEEP_SYSTEM):
        RulebookVersion.objects.filter(pk=version.pk).update(base_hash="older")
    with pytest.raises(Refused) as refused:
        second("publish")
    assert refused.value.code == "base"


def test_one_book_a_day(officer: Person, second: Second) -> None:
    for pay in ("110元", "120元"):
        draft(officer, pay, upto="diff")
        second("approve")
        if pay == "110元":
            second("publish")
    with pytest.raises(Conflict, match="今天"):
        second("publish")


def test_withdrawing_brings_the_last_good_book_back(officer: Person, second: Second, shipped: Path) -> None:
    first = load(shipped).hash
    draft(officer, upto="diff")
    second("approve")
    assert second("publish").hash == inforce.current_book().hash != first
    second("withdraw")
    assert inforce.current_book().hash == first


def test_the_newest_published_book_is_in_force(officer: Person, second: Second) -> None:
    hashes = []
    for day, pay in enumerate(("110元", "120元")):
        with clock.frozen(clock.now() + timedelta(days=day)):
            draft(officer, pay, upto="diff")
            second("approve")
            hashes.append(second("publish").hash)
    assert inforce.current_book().hash == hashes[1]
    second("withdraw")
    assert inforce.current_book().hash == hashes[0]


def test_a_clerk_takes_no_book_out_of_force(officer: Person, second: Second) -> None:
    version = draft(officer, upto="diff")
    second("approve")
    second("publish")
    with officer.acting(UPKEEP_SYSTEM), pytest.raises(NotAllowed):
        api.book_command(version.pk, "withdraw")


STATES = ("draft", "checked", "diffed", "approved", "published", "withdrawn")


@pytest.mark.parametrize(
    ("state", "name"),
    [(state, name) for state in STATES for name in ("check", "diff", "approve", "publish", "withdraw", "edit", "x")
     if (state, name) not in MOVES or name == "edit"],
)  # fmt: skip
def test_a_step_the_table_does_not_name_is_refused(state: str, name: str, officer: Person, second: Second) -> None:
    with officer.acting(UPKEEP_SYSTEM):
        by_somebody_else(state, published_at=clock.now(), published_on=clock.today())
    with pytest.raises(Refused):
        second(name)


def test_no_version_no_step(clerk: UUID) -> None:
    with pytest.raises(NotFound):
        api.book_command(404, "check")
    with pytest.raises(NotFound):
        api.book_version(404)


def test_a_worker_sees_no_rules(worker: Person) -> None:
    with worker.acting(UPKEEP_SYSTEM):
        for door in (lambda: api.start_draft("x"), api.book_versions, lambda: api.book_version(1)):
            with pytest.raises(NotAllowed):
                door()


def test_every_step_leaves_a_record(officer: Person, second: Second, audited: Audited) -> None:
    draft(officer, upto="diff")
    version = second("approve")
    for name in ("check", "diff", "approve"):
        assert audited(f"benefits.book.{name}") == [("ok", f"book:{version.hash[:16]}")]
