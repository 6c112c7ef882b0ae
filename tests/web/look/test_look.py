"""Template tags and the components drawn with them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django import forms
from django.template import Context, Template
from django.test import RequestFactory

from jiayuan.web.look.templatetags import look as tags


class Form(forms.Form):
    text = forms.CharField(label="经过", help_text="写清时间", required=True)
    kind = forms.ChoiceField(label="类别", choices=[("a", "环境")], widget=forms.RadioSelect, required=False)
    agree = forms.BooleanField(label="我同意", required=False)


def draw(source: str, **values: object) -> str:
    return Template("{% load look %}" + source).render(Context(values))


def component(name: str, **values: object) -> str:
    return draw(f'{{% include "look/components/{name}.html" %}}', **values)


def test_a_plain_icon_is_hidden_from_screen_readers() -> None:
    assert 'aria-hidden="true"' in draw('{% icon "phone" %}')


def test_an_icon_with_meaning_has_its_name() -> None:
    assert 'role="img" aria-label="警告"' in draw('{% icon "warning" "警告" %}')


def test_an_entry_the_bundle_lacks_draws_nothing() -> None:
    assert draw('{% vite "nowhere" %}') == ""


def test_an_entry_is_a_module_script_and_nothing_inline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tags, "read_manifest", lambda: {"src/a.ts": {"file": "a-1.js", "css": ["a-1.css"]}})
    drawn = draw('{% vite "a" %}')
    assert '<link rel="stylesheet" href="/static/look/dist/a-1.css">' in drawn
    assert '<script type="module" src="/static/look/dist/a-1.js"></script>' in drawn


def test_a_field_ties_label_hint_and_error_to_its_input() -> None:
    drawn = component("field", field=Form({"text": ""})["text"])
    assert '<label class="jy-label" for="id_text">' in drawn
    assert 'id="id_text_helptext"' in drawn
    assert 'id="id_text_error"' in drawn
    assert 'aria-invalid="true"' in drawn


def test_radio_buttons_stand_in_a_fieldset_with_a_legend() -> None:
    drawn = component("field", field=Form()["kind"])
    assert "<fieldset" in drawn
    assert "<legend" in drawn
    assert "jy-choice__input" in drawn


def test_a_tick_box_has_its_label_beside_it() -> None:
    assert '<label class="jy-check" for="id_agree">' in component("field", field=Form()["agree"])


def test_optional_fields_say_so() -> None:
    assert "（可不填）" in component("field", field=Form()["kind"])
    assert "（可不填）" not in component("field", field=Form()["text"])


def test_the_error_summary_links_to_each_field() -> None:
    drawn = component("error_summary", form=Form({"text": ""}))
    assert 'href="#id_text"' in drawn
    assert 'role="alert"' in drawn


def test_no_error_no_summary() -> None:
    assert component("error_summary", form=Form({"text": "是"})).strip() == ""


def test_facts_tell_unknown_from_zero() -> None:
    drawn = component("facts", rows=[{"label": "电话", "value": None}, {"label": "次数", "value": 0}])
    assert drawn.count("未知") == 1
    assert "<dd>0</dd>" in drawn


def test_steps_say_their_state_in_words() -> None:
    drawn = component("steps", steps=[{"label": "受理", "state": "done"}, {"label": "派单", "state": "current"}])
    assert "已完成" in drawn
    assert 'aria-current="step"' in drawn


def test_a_timeline_carries_machine_readable_times() -> None:
    drawn = component("timeline", events=[{"title": "受理", "when": datetime(2026, 7, 3, 1, tzinfo=UTC)}])
    assert 'datetime="2026-07-03T09:00:00+08:00"' in drawn


def test_an_empty_table_says_so() -> None:
    assert "这里还没有内容" in component("table", caption="工单", columns=[], rows=[])


def test_what_people_typed_is_escaped() -> None:
    assert "<b>" not in component("card", title="<b>大</b>", text="<script>")


@pytest.mark.parametrize(("part", "whole", "shown"), [(1, 3, 33), (0, 5, 0), (None, 5, 0), (9, 3, 100), (2, 0, 0)])
def test_percent_stays_between_0_and_100(part: float | None, whole: float, shown: int) -> None:
    assert tags.percent(part, whole) == shown


def test_a_query_is_changed_and_dropped_by_name(rf: RequestFactory) -> None:
    context = Context({"request": rf.get("/?channel=news&before=1")})
    assert tags.with_query(context, before="2") == "channel=news&before=2"
    assert tags.with_query(context, before=None) == "channel=news"
