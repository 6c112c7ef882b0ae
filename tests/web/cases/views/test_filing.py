"""Filing page by page, without script."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from tests.cases import office as desk
from tests.people import People

WHAT = {"text": "夜里两点还在施工，声音很大。", "class_code": desk.NOISE, "kind": "complaint"}
WHERE = {"where": "home"}
PATH = "/cases/new/"


def post(client: Client, step: str, **answers: str) -> str:
    response = client.post(PATH, {"step": step, "key": "k1", **answers})
    return response.content.decode()


@pytest.fixture
def client(office: People) -> Client:
    return office.resident.client()


def test_the_first_page_asks_what(client: Client) -> None:
    page = client.get(PATH).content.decode()
    assert 'name="text"' in page
    assert "119" in page


def test_empty_words_come_back_with_a_summary(client: Client) -> None:
    response = client.post(PATH, {"step": "what", "class_code": desk.NOISE, "kind": "help"})
    assert response.status_code == 422
    assert "请写下您要反映的事情" in response.content.decode()


def test_answers_travel_as_hidden_fields(client: Client) -> None:
    page = post(client, "what", **WHAT)
    assert 'name="where"' in page
    assert '<input type="hidden" name="text" value="夜里两点' in page


def test_nothing_similar_skips_the_question(client: Client) -> None:
    page = post(client, "where", **WHAT, **WHERE)
    assert 'name="phone"' in page
    assert 'name="same"' not in page


def test_the_same_nearby_is_shown_without_words(office: People, client: Client) -> None:
    desk.file_case(office.resident, class_code=desk.NOISE, kind="complaint", text="工地半夜打桩，孩子睡不着。")
    page = post(client, "where", **WHAT, **WHERE)
    assert 'name="same"' in page
    assert "打桩" not in page


def test_a_wrong_phone_is_explained(client: Client) -> None:
    page = post(client, "contact", **WHAT, **WHERE, phone="123456")
    assert "电话号码不正确" in page


def test_the_check_page_shows_everything(client: Client) -> None:
    page = post(client, "contact", **WHAT, **WHERE, phone="13800000001")
    assert "施工噪声" in page
    assert "红墙小区1号楼" in page


def test_going_back_keeps_the_words(client: Client) -> None:
    page = post(client, "contact", go="what", **WHAT, **WHERE)
    assert "夜里两点还在施工" in page


def test_submitting_gives_a_number_and_a_due_date(client: Client) -> None:
    response = client.post(PATH, {"step": "check", "key": "k1", **WHAT, **WHERE}, follow=True)
    page = response.content.decode()
    assert response.status_code == 200
    assert "已收到，编号" in page
    assert "城管执法队" in page


def test_a_double_click_files_once(client: Client) -> None:
    first = client.post(PATH, {"step": "check", "key": "k1", **WHAT, **WHERE})
    again = client.post(PATH, {"step": "check", "key": "k1", **WHAT, **WHERE})
    assert first.headers["Location"] == again.headers["Location"]


def test_a_photo_is_taken_along(client: Client) -> None:
    picture = BytesIO()
    Image.new("RGB", (40, 30)).save(picture, "PNG")
    photo = SimpleUploadedFile("p.png", picture.getvalue(), "image/png")
    sent = {"step": "check", "key": "k2", **WHAT, **WHERE, "photos": photo}
    assert "照片1" in client.post(PATH, sent, follow=True).content.decode()


def test_a_file_that_is_no_photo_is_named(client: Client) -> None:
    sent = {"step": "check", "key": "k3", **WHAT, **WHERE, "photos": SimpleUploadedFile("p.jpg", b"words")}
    response = client.post(PATH, sent)
    assert response.status_code == 422
    assert "这个文件不是照片" in response.content.decode()


def test_a_missing_answer_leads_back_to_its_page(client: Client) -> None:
    response = client.post(PATH, {"step": "check", "key": "k1", "where": "home"})
    assert response.status_code == 422
    assert 'name="class_code"' in response.content.decode()


NEAR = {"where": "point", "lon": "116.3749", "lat": "39.9125"}


def test_joining_leads_to_the_public_view(office: People, client: Client) -> None:
    first = desk.file_case(office.resident, class_code=desk.NOISE, text="工地半夜打桩，孩子睡不着。")
    hers = office.neighbour.as_resident().client()
    page = hers.post(PATH, {"step": "same", "same": first.number, **WHAT, **NEAR}, follow=True).content.decode()
    assert first.number in page
    assert "打桩" not in page
    assert "撤回诉求" not in page


def test_an_ended_case_nearby_is_not_offered_to_join(office: People, client: Client) -> None:
    """Who chose it would land on a page that is not there."""
    first = desk.file_case(office.resident, class_code=desk.NOISE, text="工地半夜打桩，孩子睡不着。")
    desk.tell(office.resident, first.number, "withdraw", text="不吵了")
    page = office.neighbour.as_resident().client().post(PATH, {"step": "where", **WHAT, **NEAR}).content.decode()
    assert 'name="same"' not in page


def test_a_choice_that_was_not_offered_is_refused(office: People, client: Client) -> None:
    desk.file_case(office.resident, class_code=desk.NOISE, text="工地半夜打桩，孩子睡不着。")
    hers = office.neighbour.as_resident().client()
    response = hers.post(PATH, {"step": "same", "same": "26010100000001", **WHAT, **NEAR})
    assert response.status_code == 422


def test_mine_is_another_matter_goes_on(office: People, client: Client) -> None:
    desk.file_case(office.resident, class_code=desk.NOISE, text="工地半夜打桩，孩子睡不着。")
    page = office.neighbour.as_resident().client().post(PATH, {"step": "same", "same": "none", **WHAT, **NEAR})
    assert 'name="phone"' in page.content.decode()


def test_a_suggestion_starts_with_its_kind_chosen(client: Client) -> None:
    page = client.get(f"{PATH}?about=suggest").content.decode()
    assert re.search(r'value="advice"[^>]*checked', page)


def test_an_unknown_step_begins_at_the_beginning(client: Client) -> None:
    response = client.post(PATH, {"step": "gossip", "go": "nowhere", **WHAT})
    assert 'name="where"' in response.content.decode()


def test_six_photos_at_most_are_taken(office: People, client: Client) -> None:
    colours = ("red", "green", "blue", "black", "white", "yellow", "brown")
    photos = [SimpleUploadedFile(f"{name}.png", desk.picture(name), "image/png") for name in colours]
    sent = {"step": "check", "key": "k9", **WHAT, **WHERE, "photos": photos}
    page = client.post(PATH, sent, follow=True).content.decode()
    assert "照片6" in page
    assert "照片7" not in page


def test_script_in_the_words_is_shown_as_words(office: People, client: Client) -> None:
    told = WHAT | {"text": "<script>alert(1)</script>夜里两点还在施工"}
    page = client.post(PATH, {"step": "contact", **told, **WHERE}).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;" in page


def test_a_visitor_is_asked_to_sign_in(client: Client) -> None:
    response = Client().get(PATH)
    assert response.headers["Location"].startswith("/login/")
