"""A resident's pages; the neighbour gets 404."""

from __future__ import annotations

import re
from uuid import UUID

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Offer
from jiayuan.kernel.purpose import BENEFIT_CHECK, BENEFIT_DELIVERY, SERVICE_SELF
from tests.benefits.residents import changed
from tests.benefits.steps import code_of, confirmed, drawing, on_the_way
from tests.people import Person

pytestmark = pytest.mark.django_db

PAGES = ("", "confirm/", "dispute/", "receipt/")
MOVES = ("decline/", "reconsider/", "appeal/")


def test_cards_say_amount_and_why(found: object, resident: Person) -> None:
    html = resident.client().get("/me/benefits/").content.decode()
    assert "每月 100 元" in html
    assert "因为：80至89周岁" in html


def test_an_empty_page_is_calm(resident: Person) -> None:
    assert "现在没有等您确认的待遇" in resident.client().get("/me/benefits/").content.decode()


def test_all_four_groups_are_drawn(found: dict[str, Offer], resident: Person, officer: Person) -> None:
    drawing(found["bj.elder_aged"].pk, resident, officer)
    confirmed(found["bj.elder_hardship"].pk, resident)
    html = resident.client().get("/me/benefits/").content.decode()
    assert all(word in html for word in ("可能是您的", "正在办理", "正在领取"))


def test_the_table_of_reasons_cites_clauses(aged: Offer, resident: Person) -> None:
    html = resident.client().get(f"/me/benefits/{aged.pk}/").content.decode()
    assert "二(三)1" in html
    assert "京民养老发〔2019〕160号" in html
    assert "待核对原文" in html


def test_english_readers_read_english(aged: Offer, resident: Person) -> None:
    client = resident.client()
    html = client.get(f"/me/benefits/{aged.pk}/", headers={"accept-language": "en"}).content.decode()
    assert "Allowance for the very old" in html


@pytest.mark.parametrize("page", PAGES)
def test_the_neighbour_gets_404(page: str, aged: Offer, neighbour: Person) -> None:
    assert neighbour.as_resident().client().get(f"/me/benefits/{aged.pk}/{page}").status_code == 404


@pytest.mark.parametrize("page", ["/me/benefits/", "/me/benefits/apply/"])
def test_a_visitor_is_sent_to_log_in(page: str, client: object) -> None:
    response = client.get(page)  # type: ignore[attr-defined]  # pytest-django's client
    assert response.status_code == 302


def test_the_code_is_shown_while_it_is_on_its_way(aged: Offer, resident: Person, officer: Person) -> None:
    on_the_way(aged.pk, resident, officer)
    html = resident.client().get(f"/me/benefits/{aged.pk}/").content.decode()
    assert code_of(resident) in html


@pytest.mark.parametrize(
    ("state", "shown", "hidden"),
    [
        ("found", ("核对并确认", "这不对", "我不需要"), ("重新考虑", "提交申诉")),
        ("contacted", ("核对并确认", "这不对", "我不需要"), ("重新考虑",)),
        ("confirmed", ("这不对",), ("核对并确认", "我不需要")),
        ("declined", ("重新考虑",), ("核对并确认", "这不对")),
        ("waiting", ("您补交了什么？",), ("这不对", "提交申诉")),
        ("refused", ("提交申诉", "看决定告知书"), ("这不对",)),
        ("stopped", ("提交申诉",), ("重新考虑",)),
        ("drawing", ("正在领取",), ("提交申诉", "核对并确认")),
        ("upheld", ("申诉未支持",), ("提交申诉",)),
    ],
)
def test_only_what_can_be_done_now_is_offered(
    state: str, shown: tuple[str, ...], hidden: tuple[str, ...], aged: Offer, resident: Person
) -> None:
    with resident.acting(SERVICE_SELF):
        Offer.objects.filter(pk=aged.pk).update(state=state)
    html = resident.client().get(f"/me/benefits/{aged.pk}/").content.decode()
    assert [word for word in shown if word not in html] == []
    assert [word for word in hidden if word in html] == []


def test_a_refusal_is_read_with_reason_and_clause(aged: Offer, resident: Person, officer: Person) -> None:
    confirmed(aged.pk, resident)
    with officer.acting(BENEFIT_CHECK):
        api.command(aged.pk, "check")
        api.command(aged.pk, "fail", {"reason": "户籍已迁出本市", "cite": "七(二)"})
    html = resident.client().get(f"/me/benefits/{aged.pk}/").content.decode()
    assert "户籍已迁出本市（七(二)）" in html
    assert "陈志强" not in html


def test_what_is_not_on_its_way_shows_no_code(aged: Offer, resident: Person, officer: Person) -> None:
    drawing(aged.pk, resident, officer)
    code = code_of(resident)
    assert code not in resident.client().get(f"/me/benefits/{aged.pk}/").content.decode()


def test_the_code_of_the_last_visit_counts(aged: Offer, resident: Person, officer: Person) -> None:
    delivery = on_the_way(aged.pk, resident, officer)
    old = code_of(resident)
    with officer.acting(BENEFIT_DELIVERY):
        # Sent again by itself, with other digits.
        api.delivery_command(delivery.pk, "lose")
    html = resident.client().get(f"/me/benefits/{aged.pk}/").content.decode()
    assert code_of(resident) in html
    assert old == code_of(resident) or old not in html


def test_the_papers_nobody_needs_are_struck_out(nursing: Offer, resident: Person) -> None:
    html = resident.client().get(f"/me/benefits/{nursing.pk}/").content.decode()
    assert html.count("<s>") == 5
    assert "只需 4 个回答" in html


def test_what_was_stopped_says_until_when(aged: Offer, resident: Person, officer: Person) -> None:
    drawing(aged.pk, resident, officer)
    with officer.acting(BENEFIT_CHECK):
        api.command(aged.pk, "stop", {"reason": "sentence"})
    client = resident.client()
    assert "停发" in client.get("/me/benefits/").content.decode()
    assert "正在服刑（七(二)）" in client.get(f"/me/benefits/{aged.pk}/").content.decode()


def test_staff_in_their_staff_hat_have_no_own_page(aged: Offer, worker: Person) -> None:
    assert worker.client().get("/me/benefits/").status_code in {302, 403}


@pytest.mark.parametrize("page", ["", "apply/"])
def test_the_list_is_whole_in_english(page: str, found: object, resident: Person) -> None:
    html = resident.client().get(f"/me/benefits/{page}", headers={"accept-language": "en"}).content.decode()
    main = html[html.index("<main") : html.index("</main>")]
    assert not re.search("[\u4e00-\u9fff]", main)


def test_my_line_is_lit_and_its_clause_opens(aged: Offer, resident: Person) -> None:
    html = resident.client().get(f"/me/benefits/{aged.pk}/").content.decode()
    assert html.count('<tr role="row" aria-current="true">') == 1
    assert "本人这一档" in html
    assert re.search(r"<details><summary[^>]*>二\(三\)1</summary><q>[^<]*100元", html)


def test_what_is_missing_is_said_in_plain_words(base: UUID, found: dict[str, Offer], resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        api.command(found["bj.elder_aged"].pk, "dispute", {"fact": "birth", "said": "x"})
    html = resident.client().get(f"/me/benefits/{found['bj.elder_aged'].pk}/").content.decode()
    assert "还缺什么" in html
    assert "请核对出生日期" in html


def test_what_does_not_fit_any_more_is_said(base: UUID, aged: Offer, resident: Person) -> None:
    changed(base, hukou="false")
    html = resident.client().get(f"/me/benefits/{aged.pk}/").content.decode()
    assert "现在不符合的是：具有本市户口" in html


def test_elder_mode_reads_aloud(aged: Offer, resident: Person) -> None:
    client = resident.client()
    plain = client.get(f"/me/benefits/{aged.pk}/").content.decode()
    client.cookies["jy_look"] = "mode=elder&size=24"
    elder = client.get(f"/me/benefits/{aged.pk}/").content.decode()
    assert "data-jy-aloud" not in plain
    assert re.search(r'data-jy-aloud="高龄老年人津贴。每月 100 元。', elder)


def test_what_was_saved_is_counted(nursing: Offer, resident: Person) -> None:
    html = resident.client().get(f"/me/benefits/{nursing.pk}/").content.decode()
    aside = html[html.index("替您省下的") :]
    shown = re.findall(r'jy-figure__value">(\d+)<', aside)
    assert shown == ["0", "4", "5"]
    assert "最多 22 天" in aside


def test_why_can_be_read_line_by_line(aged: Offer, resident: Person) -> None:
    html = resident.client().get(f"/me/benefits/{aged.pk}/").content.decode()
    assert 'class="jy-table jy-table--stack" role="table"' in html
    assert 'data-label="条款"' in html
