"""Each component draws what README.md says, with nothing but its own values."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.template import engines

ENGINE = engines["django"]


def component(name: str, /, **values: object) -> str:
    return ENGINE.from_string(f'{{% include "look/components/{name}.html" %}}').render(values)


@dataclass
class Line:
    label: str
    value: object
    note: str = ""
    href: str = ""
    differs: bool = False


def test_a_linked_card_is_one_link_around_its_title() -> None:
    drawn = component("card", title="社区值班", href="/contact/", text="今天有人", tag="在岗", tag_tone="success")
    assert drawn.count("<a ") == 1
    assert "jy-tag--success" in drawn


@pytest.mark.parametrize(("level", "tag"), [("", "h3"), ("2", "h2")])
def test_a_cards_heading_fits_its_place_on_the_page(level: str, tag: str) -> None:
    assert f'<{tag} class="jy-card__title">' in component("card", title="一", level=level)


def test_a_tag_without_tone_is_neutral() -> None:
    assert "jy-tag--neutral" in component("status_tag", text="已收到")


def test_a_tile_shows_a_count_only_when_there_is_one() -> None:
    assert "jy-tile__count" in component("tile", href="/", icon="see", label="能看", count=2)
    assert "jy-tile__count" not in component("tile", href="/", icon="see", label="能看", count=0)


def test_an_empty_state_offers_a_way_on() -> None:
    drawn = component("empty", title="没有查到", href="/contact/", action="问人")
    assert 'href="/contact/"' in drawn
    assert "问人" in drawn


@pytest.mark.parametrize(("tone", "loud"), [("danger", True), ("info", False)])
def test_only_danger_interrupts_a_screen_reader(tone: str, loud: bool) -> None:
    assert ('role="alert"' in component("notice", title="暴雨", tone=tone)) == loud


def test_progress_is_a_real_progress_element_with_words() -> None:
    drawn = component("progress", label="回访", value=3, max=4, text="3 / 4")
    assert '<progress class="jy-progress__bar" value="3" max="4" aria-label="回访">' in drawn
    assert "3 / 4" in drawn


def test_a_pager_without_neighbours_draws_nothing() -> None:
    assert component("pager").strip() == ""
    assert 'rel="next"' in component("pager", next="?after=7")


def test_two_cards_show_where_they_differ() -> None:
    rows = [Line("姓名", "王秀兰"), Line("出生", "1948-12-11", differs=True)]
    drawn = component("compare", cards=[{"title": "底册", "rows": rows}, {"title": "台账", "rows": rows}])
    assert drawn.count("jy-compare__row--differs") == 2
    assert drawn.count("jy-compare__card") == 2


def test_a_fact_can_be_changed_with_its_name_in_the_link() -> None:
    drawn = component("facts", rows=[Line("电话", "138****0001", href="/me/phone/", note="来自社区")])
    assert 'href="/me/phone/"' in drawn
    assert '<span class="jy-hidden"> 电话</span>' in drawn
    assert "来自社区" in drawn


def test_a_table_has_a_caption_scopes_and_can_be_scrolled_by_key() -> None:
    columns = [{"label": "编号"}, {"label": "剩余", "numeric": True}]
    rows = [[{"text": "1", "href": "/1/"}, {"text": "3", "numeric": True}], [{"text": "超时", "tone": "danger"}]]
    drawn = component("table", caption="工单", columns=columns, rows=rows)
    assert "<caption" in drawn
    assert drawn.count('scope="col"') == 2
    assert 'tabindex="0"' in drawn
    assert "jy-tag--danger" in drawn


def test_a_dialog_posts_with_its_reason() -> None:
    drawn = component("dialog", id="d", title="撤下？", action="/x/", reason_name="reason", danger=True)
    assert '<dialog class="jy-dialog" id="d" aria-labelledby="d-title">' in drawn
    assert 'name="reason" rows="3" required' in drawn
    assert 'method="post" action="/x/"' in drawn


def test_a_dialog_without_reason_asks_only_to_confirm() -> None:
    drawn = component("dialog", id="d", title="确定？", action="/x/", name="go", value="1")
    assert "textarea" not in drawn
    assert 'name="go" value="1"' in drawn


def test_messages_are_read_out_politely() -> None:
    drawn = component("toast", messages=[Message(constants.SUCCESS, "已发布")])
    assert 'aria-live="polite"' in drawn
    assert "jy-toast--success" in drawn


def test_a_figure_tells_unit_and_note() -> None:
    drawn = component("figure", value=12, unit="件", label="今日到期", note="比昨天少2件", tone="warning")
    assert "jy-figure--warning" in drawn
    assert "比昨天少2件" in drawn


def test_a_step_carries_its_note() -> None:
    assert "市政科" in component("steps", steps=[{"label": "派单", "state": "current", "note": "市政科"}])


def test_a_timeline_without_time_has_no_empty_time_element() -> None:
    assert "<time" not in component("timeline", events=[{"title": "受理", "who": "李娜", "tone": "accent"}])
