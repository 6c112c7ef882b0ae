"""Every kind of message has one sentence in Chinese and one in English, and it says number, date and clock."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils.translation import override

from jiayuan.cases.actions.telling import TOLD
from jiayuan.cases.api import SENTENCES, CaseRef, command, sentence, sweep
from jiayuan.cases.rules.clock_table import KINDS
from jiayuan.cases.sentences import CLOCKS, NO_DATE
from jiayuan.identity.api import InboxItem, inbox
from jiayuan.kernel import clock
from jiayuan.kernel.purpose import SERVICE_SELF
from tests.cases import office as desk
from tests.people import People, Person
from tests.tree import DISTRICT

STAFF = {"case.urgent", "case.warning", "case.escalated"}
FULL = {"number": "26112800000001", "state": "open", "due": "2026-12-05T00:43:17+00:00", "clock": "sign"}
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def messages(person: Person) -> list[InboxItem]:
    with person.acting(SERVICE_SELF) as acting:
        return inbox(acting.scope.subject or person.account_id)


def said(person: Person) -> list[str]:
    return [sentence(item.template, item.refs) for item in messages(person)]


def test_every_kind_that_is_sent_has_a_sentence() -> None:
    kinds = {template.partition(":")[0] for template in SENTENCES}
    assert kinds == {f"case.{command}" for command in TOLD} | STAFF | {"case.overdue"}


@pytest.mark.parametrize("template", sorted(SENTENCES))
def test_both_languages_tell_the_number(template: str) -> None:
    kind, _, state = template.partition(":")
    refs = FULL | ({"state": state} if state else {})
    chinese = sentence(kind, refs)
    with override("en"):
        english = sentence(kind, refs)
    assert refs["number"] in chinese
    assert refs["number"] in english
    assert CHINESE.search(chinese)
    assert not CHINESE.search(english)


@pytest.mark.parametrize("template", sorted(key for key, text in SENTENCES.items() if "%(due)s" in text))
def test_both_languages_tell_the_date_in_local_time(template: str) -> None:
    for language in ("zh-hans", "en"):
        with override(language):
            assert "2026-12-05 08:43" in sentence(template, FULL)


@pytest.mark.parametrize("kind", KINDS)
def test_what_ran_out_is_named_in_both_languages(kind: str) -> None:
    with override("zh-hans"):
        assert f"“{CLOCKS[kind]}”" in sentence("case.escalated", FULL | {"clock": kind})
    with override("en"):
        assert not CHINESE.search(sentence("case.escalated", FULL | {"clock": kind}))


@pytest.mark.parametrize("due", ["", "soon", None])
def test_a_message_without_a_date_points_at_the_page(due: str | None) -> None:
    assert NO_DATE in sentence("case.dispatch", {"number": "1", "due": due})
    assert NO_DATE in sentence("case.dispatch", {"number": "1"})


@pytest.mark.parametrize("template", ["benefits.code", "case.", "case.sing", "", "case.merge:merged:x"])
def test_a_kind_of_another_house_says_nothing(template: str) -> None:
    assert sentence(template, FULL) == ""


def test_numbers_with_percent_signs_do_no_harm() -> None:
    assert "100%" in sentence("case.urgent", {"number": "100%"})


def test_a_whole_life_is_told_in_sentences(office: People, filed: CaseRef) -> None:
    desk.finish(office.worker, office.officer, filed.number)
    with office.resident.acting():
        command(filed.number, "record_feedback", data=desk.ANSWERS)
    told = said(office.resident)
    assert ["请您评价" in line for line in told] == [False, True, False]
    assert told[0].endswith("可以要求重新办理。")
    assert all(filed.number in line for line in told)


def test_the_date_in_the_sentence_is_the_date_of_the_case(office: People, filed: CaseRef) -> None:
    assert filed.due_at is not None
    shown = (filed.due_at + timedelta(hours=8)).strftime("%Y-%m-%d %H:%M")
    assert shown in said(office.resident)[0]


def test_the_two_sides_of_a_merge_read_differently(office: People, filed: CaseRef) -> None:
    other = desk.file_case(office.neighbour.as_resident(), text="一单元楼道里全是杂物。")
    desk.tell(office.officer, other.number, "merge", target=filed.number)
    assert "已合并办理" in said(office.neighbour.as_resident())[0]
    assert said(office.resident)[0].startswith("又有居民反映了")


def test_the_overdue_sentence_promises_what_was_done(office: People, filed: CaseRef) -> None:
    at = clock.now() + timedelta(days=8)
    with clock.frozen(at):
        sweep(at, DISTRICT)
    assert said(office.resident)[0] == f"您的诉求{filed.number}超过了办结期限，已交上级督办。"


def test_no_sentence_holds_a_word_of_the_case(office: People) -> None:
    secret = "三楼老王家的狗"
    ref = desk.file_case(office.resident, text=f"{secret}每天夜里叫，请管一管。", confidential=True)
    desk.tell(office.worker, ref.number, "ask", text=f"{secret}是哪一只？")
    assert not any("老王" in line or "楼道" in line for line in said(office.resident))
