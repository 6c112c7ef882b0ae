"""The review queue in the browser, without script and with what the script fetches."""

from __future__ import annotations

import re
from urllib.parse import urlencode

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from jiayuan.identity.api import acting_as_service
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from jiayuan.ledgers.models import ReviewItem
from tests.ledgers import books
from tests.ledgers.bodies.desk import ORGS, load_firms, uscc
from tests.ledgers.conftest import Desk
from tests.people import People
from tests.tree import DISTRICT, HOME, NEXT

QUEUE = "/staff/review/"
PART = {"HTTP_X_REVIEW": "part"}


@pytest.fixture
def item(desk: Desk) -> str:
    return asked(desk, 1)[0]


def asked(desk: Desk, n: int) -> list[str]:
    """A merged ledger with n rows to be decided; the pages of the questions."""
    desk.merge(books.workbook([books.doubtful(at) for at in range(n)]))
    with acting_as_service("tests", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        return [f"{QUEUE}{pk}/" for pk in ReviewItem.objects.order_by("pk").values_list("pk", flat=True)]


def read(client: Client, address: str, **more: str) -> str:
    return client.get(address, **more).content.decode()


def test_the_queue_leads_to_the_first_question(item: str, desk: Desk) -> None:
    assert desk.worker.client().get(QUEUE).url == item


def test_two_cards_marks_reason_and_keys(item: str, desk: Desk) -> None:
    page = read(desk.worker.client(), item)
    assert page.count("jy-compare__card") == 2
    assert "<mark>" in page
    assert "可能填成了亲属的号码" in page
    assert all(f'data-key="{key}"' in page for key in "sdnlf?")


def test_the_evidence_is_a_picture_with_words(item: str, desk: Desk) -> None:
    page = read(desk.worker.client(), item)
    assert re.search(r'<rect class="jy-evidence__for" x="50(\.0)?"', page)
    assert "支持 +" in page
    assert "反对 -" in page


def test_no_plain_number_is_on_the_page(item: str, desk: Desk) -> None:
    page = read(desk.worker.client(), item)
    assert books.phone(0) not in page
    assert books.line(0)[2] not in page


@pytest.mark.parametrize(("decision", "told"), [("same", "已归到一起"), ("different", "已记住"), ("new", "已新建一条")])
def test_a_decision_empties_the_queue_and_offers_its_undo(item: str, desk: Desk, decision: str, told: str) -> None:
    client = desk.worker.client()
    page = client.post(item, {"decision": decision, "version": 1}, follow=True).content.decode()
    assert told in page
    assert "都判断完了" in page
    assert f'action="{item}"' in page
    assert 'value="undo" data-key="z"' in page


def test_the_undo_bar_brings_the_question_back(item: str, desk: Desk) -> None:
    client = desk.worker.client()
    client.post(item, {"decision": "same", "version": 1}, follow=True)
    page = client.post(item, {"command": "undo"}, follow=True).content.decode()
    assert "已撤回" in page
    assert "是不是同一个人？" in page


def test_the_bar_is_shown_once(item: str, desk: Desk) -> None:
    client = desk.worker.client()
    client.post(item, {"decision": "same", "version": 1}, follow=True)
    assert 'data-key="z"' not in read(client, QUEUE)


def test_who_comes_second_reads_what_the_first_said(item: str, desk: Desk) -> None:
    desk.officer.client().post(item, {"decision": "same", "version": 1})
    page = desk.worker.client().post(item, {"decision": "new", "version": 1}, follow=True).content.decode()
    assert "刚才已有人判断：是同一个" in page


@pytest.mark.parametrize(
    "data", [{"decision": "x"}, {}, {"decision": "same", "person": "nobody"}, {"command": "expire"}]
)
def test_rubbish_is_refused(item: str, desk: Desk, data: dict[str, str]) -> None:
    assert desk.worker.client().post(item, data).status_code == 422


def test_skipping_shows_the_end_of_the_queue(item: str, desk: Desk) -> None:
    number = item.rstrip("/").rpartition("/")[2]
    assert "后面没有了" in read(desk.worker.client(), f"{QUEUE}?after={number}")


@pytest.mark.parametrize("after", ["x", "-1", "9" * 30, ""])
def test_a_wrong_key_begins_at_the_beginning(item: str, desk: Desk, after: str) -> None:
    assert desk.worker.client().get(f"{QUEUE}?after={after}").url == item


def test_the_next_question_is_fetched_alone(desk: Desk) -> None:
    first, second = asked(desk, 2)
    client = desk.worker.client()
    address = re.search(r'hx-get="([^"]+)"', read(client, first))
    assert address
    part = read(client, address[1].replace("&amp;", "&"))
    assert f'data-review-url="{second}"' in part
    assert "<html" not in part


def test_after_the_last_comes_the_end(desk: Desk) -> None:
    last = asked(desk, 2)[-1]
    client = desk.worker.client()
    address = re.search(r'hx-get="([^"]+)"', read(client, last))
    assert address
    assert "看到最后一条了" in read(client, address[1])


def test_the_script_is_answered_with_the_bar_alone(desk: Desk) -> None:
    first, _ = asked(desk, 2)
    answer = desk.worker.client().post(first, {"decision": "different", "version": 1}, **PART)
    text = answer.content.decode()
    assert (answer.status_code, "<html" in text) == (200, False)
    assert "已记住" in text
    assert "还有 1 条" in text


def test_the_script_learns_of_a_conflict(item: str, desk: Desk) -> None:
    client = desk.worker.client()
    client.post(item, {"decision": "same", "version": 1})
    answer = client.post(item, {"decision": "new", "version": 1}, **PART)
    assert (answer.status_code, "看这一条" in answer.content.decode()) == (409, True)


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({"kind": "match"}, True),
        ({"kind": "conflict"}, False),
        ({"community": HOME.value}, True),
        ({"community": NEXT.value}, False),
        ({"due": "late"}, False),
        ({"due": "soon"}, False),
    ],
    ids=lambda one: "-".join(one) if isinstance(one, dict) else str(one),
)
def test_filters_narrow_the_queue_and_stay(item: str, desk: Desk, chosen: dict[str, str], found: bool) -> None:
    answer = desk.worker.client().get(f"{QUEUE}?{urlencode(chosen)}")
    if found:
        assert answer.url == f"{item}?{urlencode(chosen)}"
        return
    assert "这样筛选没有了" in answer.content.decode()


def test_a_community_that_is_none_is_not_found(item: str, desk: Desk) -> None:
    assert desk.worker.client().get(f"{QUEUE}?community=x").status_code == 404


def test_the_list_of_communities_is_that_of_the_queue(item: str, desk: Desk) -> None:
    assert f'<option value="{HOME.value}"' in read(desk.officer.client(), item)


def test_what_a_colleague_holds_is_said_and_left_alone(item: str, desk: Desk) -> None:
    assert "30分钟" in desk.officer.client().post(item, {"command": "take"}, follow=True).content.decode()
    page = read(desk.worker.client(), item)
    assert "同事正在处理" in page
    assert 'data-key="s"' not in page


def test_a_visit_is_asked_for_and_answered_on_the_phone(item: str, desk: Desk) -> None:
    client = desk.worker.client()
    client.post(item, {"command": "send_out", "version": 1})
    page = read(client, f"{QUEUE}visits/")
    assert "孙悟空" in page
    assert all(word in page for word in ("是同一个", "是另一个", "没见到人", "查不清"))
    answer = client.post(f"{item}?back=visits", {"command": "miss"}, follow=True).content.decode()
    assert "已去 1 次没见到" in answer
    assert "没有要上门的" in client.post(f"{item}?back=visits", {"decision": "same"}, follow=True).content.decode()


def test_the_visit_list_pages_by_key(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jiayuan.web.ledgers.views.review_visits.PAGE", 2)
    client = desk.worker.client()
    for page in asked(desk, 3):
        client.post(page, {"command": "send_out"})
    first = read(client, f"{QUEUE}visits/")
    more = re.search(r'href="(\?after=\d+)"', first)
    assert more
    assert first.count("没见到人</button>") == 2
    assert read(client, f"{QUEUE}visits/{more[1]}").count("没见到人</button>") == 1


def test_a_decided_question_shows_its_undo(item: str, desk: Desk) -> None:
    client = desk.worker.client()
    client.post(item, {"decision": "same"})
    assert "撤回这个判断" in read(client, item)


@pytest.mark.parametrize("n", [1, 4])
def test_a_question_costs_the_same_however_many_wait(desk: Desk, n: int) -> None:
    first = asked(desk, n)[0]
    client = desk.worker.client()
    client.get(first)
    with CaptureQueriesContext(connections["default"]) as seen:
        client.get(first)
    assert len(seen) <= 40


def test_the_neighbour_sees_nothing(item: str, people: People) -> None:
    client = people.neighbour.client()
    assert "都判断完了" in read(client, QUEUE)
    assert "没有要上门的" in read(client, f"{QUEUE}visits/")
    assert client.get(item).status_code == 404
    assert client.post(item, {"decision": "same"}).status_code == 404
    assert client.post(item, {"command": "send_out"}).status_code == 404


@pytest.mark.parametrize("who", ["resident", "auditor"])
@pytest.mark.parametrize("page", ["", "next/", "visits/"])
def test_others_have_no_queue(item: str, people: People, who: str, page: str) -> None:
    assert getattr(people, who).client().get(f"{QUEUE}{page}").status_code == 403


def test_a_firm_is_asked_about_as_a_firm(desk: Desk) -> None:
    load_firms()
    desk.merge(books.workbook([["景山书店", uscc(1), "企业", books.address(2)]], ORGS), template="organisations")
    page = desk.worker.client().get(QUEUE, follow=True).content.decode()
    assert "是不是同一个单位？" in page
    assert page.count("统一社会信用代码") == 2
    assert all(f'data-key="{key}"' in page for key in "sdnlf")
