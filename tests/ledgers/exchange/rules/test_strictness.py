"""Envelopes have one reading: what is read is what was signed, and whatever else came is named by its part."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.exchange.rules.authority import AUTHORITY, has_authority, may_certify, verdict
from jiayuan.ledgers.exchange.rules.envelope import (
    SELECTOR_MAX,
    Answer,
    Envelope,
    Malformed,
    moment,
    read_answer,
    read_envelope,
)
from jiayuan.ledgers.exchange.rules.states import LADDER, next_attempt
from jiayuan.ledgers.exchange.rules.values import LONGEST, SHAPES, fits
from tests.ledgers.exchange.rules.test_envelope import ANSWER, GOOD

NAMES = st.text("abcXYZ019_.:-", min_size=1, max_size=60)
HEX = "0123456789abcdef"
TIMES = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)).map(datetime.isoformat)
ENVELOPES = st.builds(
    Envelope,
    id=st.uuids().map(str), sender=NAMES, to=NAMES, purpose=NAMES, service=NAMES, at=TIMES,
    nonce=st.text(HEX, min_size=32, max_size=64), body_hash=st.text(HEX, min_size=64, max_size=64),
    on_behalf_of=st.text("李娜 a", max_size=60),
    selector=st.dictionaries(st.text("ab", max_size=3), st.integers(0, 9) | st.text(max_size=3), max_size=3),
)  # fmt: skip


def malformed(read: Any, given_words: dict[str, Any]) -> str:
    with pytest.raises(Malformed) as caught:
        read(given_words)
    return str(caught.value)


def ask(**changes: Any) -> dict[str, Any]:
    return {**json.loads(GOOD.text()), **changes}


def tell(**changes: Any) -> dict[str, Any]:
    return {**json.loads(ANSWER.text()), **changes}


@given(ENVELOPES)
def test_what_is_signed_is_what_is_read(envelope: Envelope) -> None:
    read = read_envelope(json.loads(envelope.text()))
    assert read == envelope
    assert read.text() == envelope.text()


@given(ENVELOPES, ENVELOPES)
def test_two_envelopes_have_one_text_only_when_they_are_equal(one: Envelope, other: Envelope) -> None:
    assert (one.text() == other.text()) is (one == other)


@pytest.mark.parametrize("name", sorted(json.loads(GOOD.text())))
def test_a_missing_part_is_not_made_up(name: str) -> None:
    words = ask()
    del words[name]
    assert malformed(read_envelope, words) == "parts"


@pytest.mark.parametrize("name", sorted(json.loads(ANSWER.text())))
@pytest.mark.parametrize("value", [None, 1, ["a"], {}], ids=["null", "number", "list", "record"])
def test_every_part_of_an_answer_is_a_text(name: str, value: object) -> None:
    assert malformed(read_answer, tell(**{name: value})) == name


@pytest.mark.parametrize("name", ["from", "to", "purpose", "service"])
@pytest.mark.parametrize("value", ["", "a" * 61, "a/b", "家", "a\n", "a b"])
def test_names_are_short_and_plain(name: str, value: str) -> None:
    assert malformed(read_envelope, ask(**{name: value})) == ("sender" if name == "from" else name)


@pytest.mark.parametrize(("length", "good"), [(31, False), (32, True), (64, True), (65, False)])
def test_a_nonce_has_a_length(length: int, good: bool) -> None:
    words = ask(nonce="a" * length)
    assert read_envelope(words).nonce == words["nonce"] if good else malformed(read_envelope, words) == "nonce"


@pytest.mark.parametrize("value", ["A" * 64, "g" * 64, "0" * 63 + "\n", ""])
def test_a_hash_has_one_spelling(value: str) -> None:
    assert malformed(read_envelope, ask(body_hash=value)) == "body_hash"
    assert malformed(read_answer, tell(body_hash=value)) == "body_hash"


@pytest.mark.parametrize(
    "value", [f"{{{GOOD.id}}}", f"urn:uuid:{GOOD.id}", GOOD.id.replace("-", ""), f" {GOOD.id}", "x"]
)
def test_a_number_of_a_message_has_one_spelling(value: str) -> None:
    assert malformed(read_envelope, ask(id=value)) == "id"
    assert malformed(read_answer, tell(re=value)) == "re"


@pytest.mark.parametrize(("more", "good"), [(0, True), (1, False)])
def test_a_selector_may_have_so_many_signs_and_no_more(more: int, good: bool) -> None:
    words = ask(selector={"k": "x" * (SELECTOR_MAX - len('{"k":""}') + more)})
    assert bool(read_envelope(words).selector) if good else malformed(read_envelope, words) == "selector"


@pytest.mark.parametrize("selector", [{"a": float("nan")}, {"a": 2**60 + 1}, {"a": "\ud800"}])
def test_a_selector_without_a_canonical_form_is_refused(selector: dict[str, object]) -> None:
    assert malformed(read_envelope, ask(selector=selector)) == "selector"


@given(st.integers(-12, 14), TIMES)
def test_a_time_is_the_same_moment_in_any_zone(hours: int, at: str) -> None:
    there = moment(at).astimezone(timezone(timedelta(hours=hours)))
    assert moment(there.isoformat()) == moment(at)


@pytest.mark.parametrize("text", ["", "2026-03-01", "2026-03-01T04:00", "2026-02-30T00:00:00Z", "now"])
def test_a_time_without_zone_or_day_is_none(text: str) -> None:
    with pytest.raises(Malformed):
        moment(text)


def test_an_answer_is_told_from_another_by_every_part() -> None:
    for name, value in json.loads(ANSWER.text()).items():
        part = "sender" if name == "from" else name
        assert replace(ANSWER, **{part: f"{value}x"}).text() != ANSWER.text()
    assert read_answer(tell()) == ANSWER
    assert isinstance(ANSWER, Answer)


@given(st.integers(1, 9))
def test_waits_grow_until_the_ladder_ends(failed: int) -> None:
    now = datetime(2026, 3, 1, tzinfo=UTC)
    found, following = next_attempt(failed, now), next_attempt(failed + 1, now)
    assert (found is None) is (failed > len(LADDER))
    assert following is None or (found is not None and now < found < following)


@given(st.sampled_from([*SHAPES, "text"]), st.text(max_size=LONGEST + 2))
def test_no_value_is_empty_long_or_holds_control_signs(kind: str, text: str) -> None:
    if fits(kind, text):
        assert 0 < len(text) <= LONGEST
        assert text.isprintable()


@given(st.dates())
def test_every_day_has_one_spelling_as_a_value(day: Any) -> None:
    assert fits("date", day.isoformat())
    assert not fits("date", day.isoformat().replace("-", ""))
    assert not fits("date", f"{day.isoformat()}T00:00:00")


@given(
    st.sampled_from(sorted(AUTHORITY)), st.sampled_from(["phone", "thing.place", "dis.level", "name"]), st.booleans()
)
def test_nobody_s_word_is_taken_beyond_their_authority(kind: str, attr: str, certified: bool) -> None:
    certifies = [attr] if certified else []
    said = verdict(kind, certifies, attr, "old", "new")
    assert (said == "apply") is has_authority(kind, certifies, attr)
    assert said != "apply" or kind != "department" or (certified and may_certify(attr))
    assert verdict(kind, certifies, attr, "new", "new") == "same"
