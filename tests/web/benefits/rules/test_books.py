"""The pages of versions."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from jiayuan.benefits import api
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from tests.people import Person

pytestmark = pytest.mark.django_db


def page(client: Client, number: int, more: str = "") -> str:
    return client.get(f"/staff/rules/{number}/{more}").content.decode()


def now(officer: Person, number: int) -> api.RulebookVersion:
    with officer.acting(UPKEEP_SYSTEM):
        return api.book_version(number)


def test_a_clerk_starts_from_the_book_in_force(officer: Person) -> None:
    client = officer.client()
    assert "随系统提供的规则" in client.get("/staff/rules/").content.decode()
    answer = client.post("/staff/rules/new/", {"note": "提高标准"})
    assert answer.status_code == 302
    assert "提高标准" in client.get("/staff/rules/").content.decode()
    assert "先检查" in client.get(answer["Location"]).content.decode()


@pytest.mark.parametrize("path", ["", "1/", "1/workbook/", "1/policies/toy.one/"])
def test_others_have_no_business_here(path: str, worker: Person, resident: Person) -> None:
    assert worker.client().get(f"/staff/rules/{path}").status_code == 403
    assert resident.client().get(f"/staff/rules/{path}").status_code in (302, 403, 404)


def test_a_version_that_is_not_there(officer: Person) -> None:
    assert officer.client().get("/staff/rules/404/").status_code == 404


def test_from_draft_to_force_with_two_people(
    draft: api.RulebookVersion, officer: Person, second: Callable[[], Client]
) -> None:
    clerk, other = officer.client(), second()
    for client, name in ((clerk, "check"), (clerk, "diff"), (other, "approve"), (other, "publish")):
        assert f"/steps/{name}/" in page(client, draft.pk)
        assert client.post(f"/staff/rules/{draft.pk}/steps/{name}/").status_code == 302
    assert now(officer, draft.pk).state == "published"
    assert "生效中" in clerk.get("/staff/rules/").content.decode()
    assert "approve" not in page(clerk, draft.pk)


def test_the_clerk_is_offered_no_approval(draft: api.RulebookVersion, officer: Person) -> None:
    client = officer.client()
    for name in ("check", "diff"):
        client.post(f"/staff/rules/{draft.pk}/steps/{name}/")
    assert "/steps/approve/" not in page(client, draft.pk)
    assert client.post(f"/staff/rules/{draft.pk}/steps/approve/").status_code == 403


def test_a_failing_check_lists_what_to_mend(draft: api.RulebookVersion, officer: Person, files: dict[str, str]) -> None:
    with officer.acting(UPKEEP_SYSTEM):
        api.save_files(draft.pk, {**files, "gaps.yaml": "gaps: {}\n"})
    client = officer.client()
    client.post(f"/staff/rules/{draft.pk}/steps/check/")
    html = page(client, draft.pk)
    assert "必须改正" in html
    assert "没有一档说到这种情况" in html


def test_two_people_at_once(draft: api.RulebookVersion, officer: Person) -> None:
    assert officer.client().post(f"/staff/rules/{draft.pk}/steps/check/", {"version": "7"}).status_code == 409


def workbook(client: Client, number: int, old: str = "", new: str = "") -> SimpleUploadedFile:
    """The exported file, one text changed."""
    book = load_workbook(io.BytesIO(client.get(f"/staff/rules/{number}/workbook/").content))
    for cell in (cell for sheet in book for line in sheet for cell in line if old and cell.value == old):
        cell.value = new
    target = io.BytesIO()
    book.save(target)
    return SimpleUploadedFile("rules.xlsx", target.getvalue())


def test_a_workbook_out_and_in_changes_nothing(draft: api.RulebookVersion, officer: Person) -> None:
    client = officer.client()
    client.post(f"/staff/rules/{draft.pk}/import/", {"file": workbook(client, draft.pk)})
    assert now(officer, draft.pk).hash == draft.hash
    assert now(officer, draft.pk).lock_version == draft.lock_version


def test_a_changed_amount_comes_in(draft: api.RulebookVersion, officer: Person) -> None:
    client = officer.client()
    client.post(f"/staff/rules/{draft.pk}/import/", {"file": workbook(client, draft.pk, "100元", "90元")})
    assert "90元" in now(officer, draft.pk).files["policies/one.yaml"]


def test_a_formula_is_refused_with_its_cell(draft: api.RulebookVersion, officer: Person) -> None:
    client = officer.client()
    answer = client.post(f"/staff/rules/{draft.pk}/import/", {"file": workbook(client, draft.pk, "100元", "=1+1")})
    assert answer.status_code == 422
    assert "选择性粘贴为数值" in answer.content.decode()
    assert now(officer, draft.pk).hash == draft.hash


def test_no_file_is_told(draft: api.RulebookVersion, officer: Person) -> None:
    assert officer.client().post(f"/staff/rules/{draft.pk}/import/").status_code == 422


def test_a_book_as_shipped_has_no_workbook_of_its_own(officer: Person, second: Callable[[], Client]) -> None:
    other = second()
    with officer.acting(UPKEEP_SYSTEM):
        plain = api.RulebookVersion.objects.create(
            jurisdiction="bj", hash="x", state="draft", author_id=officer.account_id
        )
    assert other.get(f"/staff/rules/{plain.pk}/workbook/").status_code == 422
    assert "随系统提供" in page(other, plain.pk)
