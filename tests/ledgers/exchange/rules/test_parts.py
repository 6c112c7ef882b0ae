"""Which part of an entry was changed, whatever it was changed to."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.kernel.crypto import public_key
from jiayuan.ledgers.exchange.rules.canonical import canonical
from jiayuan.ledgers.exchange.rules.checking import Keys, SealCheck, check_seal, read_seal, touched_lines
from jiayuan.ledgers.exchange.rules.finding import KINDS, Finding
from jiayuan.ledgers.exchange.rules.log import START, Day, Seal
from jiayuan.ledgers.exchange.rules.parts import PARTS, entry_of, message_of, wrong_part
from jiayuan.ledgers.exchange.rules.scan import Scan
from tests.ledgers.exchange import logs

KEYS: Keys = {
    logs.key_name(seed): ("ed25519", public_key(seed).hex()) for seed in (logs.OURS, logs.THEIRS)
}  # fmt: skip
GOOD = logs.ENTRIES[0]
OTHER = logs.ENTRIES[1]
VALUES = st.none() | st.integers() | st.text(max_size=5) | st.lists(st.integers(), max_size=2)


@given(st.sampled_from(PARTS), VALUES)
def test_any_other_content_is_told_by_its_signature(part: str, value: object) -> None:
    assert wrong_part({**GOOD, part: value}, KEYS) == part


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("name", ["", "_signature"])
def test_a_part_of_another_entry_is_no_part_of_this(part: str, name: str) -> None:
    assert wrong_part({**GOOD, f"{part}{name}": OTHER[f"{part}{name}"]}, KEYS) == part


@pytest.mark.parametrize("part", PARTS)
def test_the_key_of_the_other_office_holds_nothing(part: str) -> None:
    other = GOOD["answer_key" if part == "ask" else "ask_key"]
    assert wrong_part({**GOOD, f"{part}_key": other}, KEYS) == part


def test_of_two_changed_parts_the_question_is_named() -> None:
    assert wrong_part({**GOOD, "ask": {}, "answer": {}}, KEYS) == "ask"


def test_a_part_whose_key_is_not_at_hand_is_not_judged() -> None:
    assert wrong_part({**GOOD, "ask": {}, "ask_key": "unknown"}, KEYS) == ""
    assert wrong_part({**GOOD, "ask": {}, "ask_key": "unknown", "answer": {}}, KEYS) == "answer"


@pytest.mark.parametrize("value", [float("nan"), "\ud800", 10**400])
def test_what_has_no_canonical_form_was_changed(value: object) -> None:
    assert wrong_part({**GOOD, "answer": value}, {}) == "answer"


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 99) | st.text(max_size=5), max_size=3))
def test_an_entry_is_read_from_its_line(entry: dict[str, Any]) -> None:
    (line,) = Day("a", "2026-03-01").lines([entry], [])
    assert entry_of(line) == entry


@given(st.binary(max_size=40))
def test_any_bytes_make_an_entry_or_none(raw: bytes) -> None:
    assert isinstance(entry_of(raw), dict)
    assert len(message_of(entry_of(raw))) <= 36


@pytest.mark.parametrize("entry", [{}, {"ask": None}, {"ask": []}, {"ask": {}}])
def test_an_entry_without_question_names_no_message(entry: dict[str, Any]) -> None:
    assert message_of(entry) == ""


def seal(**changes: Any) -> Seal:
    words: dict[str, Any] = {
        "origin": "110102", "day": "2026-03-01", "count": 0, "root": Scan().run([]).root, "last": START.decode(),
        "prev": START.decode(), "algorithm": "ed25519", "key": logs.key_name(logs.OURS),
    }  # fmt: skip
    return Seal(**{**words, **changes})


def checked(one: Seal, keys: Keys = KEYS) -> SealCheck:
    return check_seal(Scan().run([logs.own_seal(one)]), "a.log", keys)


def test_a_seal_comes_back_as_it_was_written() -> None:
    assert checked(seal()) == SealCheck(seal(), ())


@pytest.mark.parametrize(
    ("one", "part"),
    [
        (seal(key=logs.key_name(logs.THEIRS)), "seal"),
        (seal(key="unknown"), "key"),
        (seal(algorithm="sm2"), "seal"),
    ],
    ids=["other-key", "unknown-key", "other-algorithm"],
)
def test_a_seal_that_does_not_hold_is_kept_and_told(one: Seal, part: str) -> None:
    assert checked(one) == SealCheck(one, (Finding("signature", "a.log", 1, part=part),))


@pytest.mark.parametrize("part", ["origin", "day", "root", "last", "prev"])
def test_no_part_of_a_seal_can_be_exchanged(part: str) -> None:
    signed = logs.own_seal(seal())
    changed = signed.replace(canonical(getattr(seal(), part)).encode(), b'"x"', 1)
    assert changed != signed
    assert [one.kind for one in check_seal(Scan().run([changed]), "a.log", KEYS).findings] == ["signature"]


@pytest.mark.parametrize("raw", [b"", b"seal \n", b"seal x y\n", b"seal null 00\n", b'seal {"origin":"a"} 00\n'])
def test_what_is_no_seal_reads_as_none(raw: bytes) -> None:
    assert read_seal(raw) is None


@given(st.sets(st.integers(1, 30)).map(sorted))
def test_while_entries_hold_only_chain_values_were_touched(broken: list[int]) -> None:
    found = touched_lines(Scan(broken=broken), root_holds=True)
    assert {part for _, part in found} <= {"chain"}
    lines = [line for line, _ in found]
    assert lines == sorted(set(lines))
    # Each broken line is a wrong chain value itself, or stands behind one.
    assert set(broken) == set(lines) | {line + 1 for line in lines if line + 1 in broken}


def test_a_finding_tells_everything_it_knows() -> None:
    told = Finding("changed", "a.log", 3, "id", "ask")
    assert Finding(**told.as_dict()) == told  # type: ignore[arg-type]
    assert told.kind in KINDS
