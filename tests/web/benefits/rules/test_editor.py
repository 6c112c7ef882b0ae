"""The table editor."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from jiayuan.audit.models import Record
from jiayuan.benefits import api
from jiayuan.kernel.purpose import AUDIT_REVIEW, UPKEEP_SYSTEM
from tests.people import Person

pytestmark = pytest.mark.django_db
INPUT = re.compile(
    r'<input[^>]*?name="([^"]+)"[^>]*?value="([^"]*)"|<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)</textarea>'
)

SECOND = {
    "id-1": "r2", "pay-1": "50元", "rest-1-0": "hukou", "zh-1": "二", "cite-1": "二", "quote-1": "每月50元",
}  # fmt: skip


@pytest.fixture
def client(officer: Person) -> Client:
    return officer.client()


def address(draft: api.RulebookVersion, more: str = "") -> str:
    return f"/staff/rules/{draft.pk}/policies/toy.one/{more}"


def form(client: Client, draft: api.RulebookVersion, **changed: str) -> dict[str, str]:
    """What the page would post, some fields changed."""
    html = client.get(address(draft)).content.decode()
    found = {name or area: value or text for name, value, area, text in INPUT.findall(html)}
    return {**found, "gate-part-0": "who", **{name.replace("__", "-"): text for name, text in changed.items()}}


def saved(officer: Person, draft: api.RulebookVersion) -> api.RulebookVersion:
    with officer.acting(UPKEEP_SYSTEM):
        return api.book_version(draft.pk)


def test_a_row_is_a_line_of_cells(client: Client, draft: api.RulebookVersion) -> None:
    fields = form(client, draft)
    assert (fields["column-0"], fields["column-1"]) == ("level", "kind")
    assert (fields["cell-0-0-0"], fields["cell-0-0-1"], fields["pay-0"]) == ("1", "甲,乙", "100元")
    assert (fields["gate-when-0"], fields["quote-0"]) == ("hukou", "每月100元")


def test_the_margin_reads_it_back(client: Client, draft: api.RulebookVersion) -> None:
    html = client.get(address(draft)).content.decode()
    assert "等级是1，且类别是甲、乙" in html
    assert "1 个算例" in html
    client.cookies["django_language"] = "en"
    assert "level is 1, and kind is a, b" in client.get(address(draft)).content.decode()


def test_saving_an_unchanged_page_changes_nothing(client: Client, draft: api.RulebookVersion, officer: Person) -> None:
    assert client.post(address(draft), {**form(client, draft), "do": "save"}).status_code == 302
    assert saved(officer, draft).hash == draft.hash


def test_a_changed_cell_is_saved(client: Client, draft: api.RulebookVersion, officer: Person) -> None:
    client.post(address(draft), {**form(client, draft, cell__0__0__0="1..2", pay__0="120元"), "do": "save"})
    text = saved(officer, draft).files["policies/one.yaml"]
    assert "level in 1..2 and kind in (a, b)" in text
    assert "120元" in text


def test_a_new_row_a_new_column_and_an_alternative(client: Client, draft: api.RulebookVersion, officer: Person) -> None:
    fields = form(
        client, draft, column__new="age", id__1="r2", pay__1="50元", rest__1__0="rent < L", quote__1="每月50元"
    )
    fields |= {"zh-1": "二", "cite-1": "二", "lines-0": "2", "cell-0-1-0": "2", "rest-0-1": ""}
    html = client.post(address(draft), {**fields, "do": "check"}).content.decode()
    assert 'value="age"' in html
    client.post(address(draft), {**fields, "columns": "3", "column-2": "age", "cell-0-0-2": ">=60", "do": "save"})
    text = saved(officer, draft).files["policies/one.yaml"]
    assert "(level == 1 and kind in (a, b) and age >= 60) or level == 2" in text
    assert "rent < L" in text


def test_one_more_alternative_without_script(client: Client, draft: api.RulebookVersion) -> None:
    html = client.post(address(draft), {**form(client, draft), "do": "more-r1"}).content.decode()
    assert 'name="lines-0" value="2"' in html


def test_a_row_without_its_number_is_gone(client: Client, draft: api.RulebookVersion, officer: Person) -> None:
    fields = form(
        client, draft, id__1="r2", pay__1="50元", rest__1__0="hukou", zh__1="二", cite__1="二", quote__1="每月50元"
    )
    client.post(address(draft), {**fields, "id-0": "", "do": "save"})
    assert "r1" not in saved(officer, draft).files["policies/one.yaml"]


@pytest.mark.parametrize(
    ("field", "text", "where"),
    [
        ("cell-0-0-0", "1 1", "r1"),
        ("cell-0-0-1", "丁", "不能识别"),
        ("cell-0-0-1", "dd", "不是 kind 的选项"),
        ("pay-0", "一百", "r1"),
        ("gate-when-0", "huko", "huko"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_lost(
    field: str, text: str, where: str, client: Client, draft: api.RulebookVersion, officer: Person
) -> None:
    answer = client.post(address(draft), {**form(client, draft), field: text, "do": "save"})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert f'value="{text}"' in html
    assert where in html
    assert saved(officer, draft).hash == draft.hash


def test_while_typing_only_the_margin_comes(client: Client, draft: api.RulebookVersion) -> None:
    html = client.post(address(draft, "check/"), form(client, draft, cell__0__0__0="1..2")).content.decode()
    assert "等级是1至2" in html
    assert "<form" not in html
    assert "写法不对" in client.post(address(draft, "check/"), form(client, draft, pay__0="x y")).content.decode()


def test_one_person_is_tried(client: Client, draft: api.RulebookVersion) -> None:
    fields = form(client, draft, try__hukou="true", try__level="1", try__kind="b") | {"do": "try"}
    html = client.post(address(draft), fields).content.decode()
    assert "可以享受" in html
    assert "100.0 元" in html
    assert "还不能确定" in client.post(address(draft), {**fields, "try-level": ""}).content.decode()
    assert "不能享受" in client.post(address(draft), {**fields, "try-level": "2"}).content.decode()


def test_a_person_is_tried_against_what_was_typed(client: Client, draft: api.RulebookVersion) -> None:
    fields = form(client, draft, pay__0="7元", try__hukou="true", try__level="1", try__kind="b") | {"do": "try"}
    assert "7.0 元" in client.post(address(draft), fields).content.decode()


def test_trying_stores_nothing(client: Client, draft: api.RulebookVersion, officer: Person, auditor: Person) -> None:
    client.post(address(draft), {**form(client, draft, try__level="4"), "do": "try"})
    assert saved(officer, draft).files == draft.files
    with auditor.acting(AUDIT_REVIEW):
        assert not [line for line in Record.objects.all() if "level" in str(line.detail)]


def test_a_fact_of_the_wrong_type_is_named(client: Client, draft: api.RulebookVersion) -> None:
    html = client.post(address(draft), {**form(client, draft, try__level="x"), "do": "try"}).content.decode()
    assert "应为数字" in html


def test_somebody_elses_draft_is_only_read(second: object, draft: api.RulebookVersion) -> None:
    other = second()  # type: ignore[operator]
    assert 'value="save"' not in other.get(address(draft)).content.decode()
    assert other.post(address(draft), {**form(other, draft, pay__0="1元"), "do": "save"}).status_code in (409, 422, 403)


def test_a_policy_that_is_not_in_the_book(client: Client, draft: api.RulebookVersion) -> None:
    assert client.get(f"/staff/rules/{draft.pk}/policies/toy.two/").status_code == 404
