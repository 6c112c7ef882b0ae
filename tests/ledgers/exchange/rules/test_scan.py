"""One pass over a log sees every kind of tampering, and stays within the lines that were touched."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.kernel.crypto import merkle_root
from jiayuan.ledgers.exchange.rules.canonical import canonical
from jiayuan.ledgers.exchange.rules.log import SEAL, START, Day
from jiayuan.ledgers.exchange.rules.scan import Scan, number_of

COUNT = 6
LEAVES: list[bytes] = []
LINES = list(Day("110102", "2026-03-01").lines(({"n": n, "家": "x" * n} for n in range(COUNT)), LEAVES))
SEALED = [*LINES, SEAL + b"{} 00\n"]
AT = st.integers(0, COUNT - 1)


def rewritten(line: bytes, entry: bytes) -> bytes:
    number, chain, _ = line.split(b" ", 2)
    return b" ".join((number, chain, entry)) + b"\n"


@settings(max_examples=40)
@given(st.lists(st.dictionaries(st.text("ab", max_size=2), st.integers(0, 9), max_size=3), max_size=9))
def test_what_was_written_is_whole(entries: list[dict[str, Any]]) -> None:
    leaves: list[bytes] = []
    day = Day("110102", "2026-03-01")
    scan = Scan().run(list(day.lines(entries, leaves)))
    assert (scan.count, scan.broken, scan.malformed, scan.numbers_run) == (len(entries), [], [], True)
    assert (scan.last, scan.root) == (day.last, merkle_root([canonical(one).encode() for one in entries]).hex())


def test_a_log_without_lines_has_no_chain() -> None:
    scan = Scan().run([])
    assert (scan.count, scan.last, scan.seal, scan.numbers_run) == (0, START, b"", True)
    assert scan.root == merkle_root([]).hex()


@given(AT)
def test_a_rewritten_entry_breaks_its_line_and_the_root(at: int) -> None:
    scan = Scan().run([*LINES[:at], rewritten(LINES[at], b'{"n":99}'), *LINES[at + 1 :]])
    assert (scan.broken, scan.malformed, scan.numbers_run) == ([at + 1], [], True)
    assert scan.root != merkle_root(LEAVES).hex()


@given(AT)
def test_a_rewritten_chain_value_breaks_two_lines_and_not_the_root(at: int) -> None:
    number, _, entry = LINES[at].split(b" ", 2)
    scan = Scan().run([*LINES[:at], b" ".join((number, b"f" * 64, entry)), *LINES[at + 1 :]])
    assert scan.broken == [at + 1, at + 2][: COUNT - at]
    assert scan.root == merkle_root(LEAVES).hex()


@given(AT)
def test_a_chain_written_anew_to_the_end_is_seen_by_its_last_value(at: int) -> None:
    last, lines = Scan().run(LINES[:at]).last, LINES[:at]
    for number, entry in enumerate([b'{"n":99}', *LEAVES[at + 1 :]], at + 1):
        last = sha256(last + b" " + entry).hexdigest().encode()
        lines = [*lines, b"%d %s %s\n" % (number, last, entry)]
    scan = Scan().run(lines)
    assert (scan.broken, scan.numbers_run) == ([], True)
    assert scan.last != Scan().run(LINES).last


@given(AT)
def test_a_removed_line_stops_the_numbers(at: int) -> None:
    scan = Scan().run(LINES[:at] + LINES[at + 1 :])
    assert scan.numbers_run is (at == COUNT - 1)
    assert scan.broken == ([] if at == COUNT - 1 else [at + 1])


@given(AT, st.sampled_from([b"", b"\n", b"x\n", b"1 2 3\n", b"-1 " + b"0" * 64 + b" {}\n"]))
def test_a_line_without_form_is_no_entry_and_the_chain_goes_on(at: int, line: bytes) -> None:
    scan = Scan().run([*LINES[:at], line, *LINES[at:]])
    assert (scan.malformed, scan.broken, scan.numbers_run) == ([at + 1], [], False)
    assert scan.root == merkle_root(LEAVES).hex()


@pytest.mark.parametrize(("behind", "line"), [([], 0), ([LINES[0]], 8), ([SEALED[-1]], 8), ([b"x\n", b"y\n"], 8)])
def test_the_first_seal_ends_the_entries(behind: list[bytes], line: int) -> None:
    scan = Scan().run([*SEALED, *behind])
    assert (scan.count, scan.seal, scan.after_seal) == (COUNT, SEALED[-1], line)
    assert scan.root == merkle_root(LEAVES).hex()


@given(st.lists(st.binary(max_size=90), max_size=5))
def test_any_lines_are_read_to_the_end(lines: list[bytes]) -> None:
    scan = Scan().run(lines)
    assert scan.count <= len(lines)
    assert set(scan.broken) | set(scan.malformed) <= set(range(1, len(lines) + 1))


@given(st.integers(0, 10**15 - 1))
def test_every_number_of_fifteen_places_is_read(number: int) -> None:
    assert number_of(b"%d %s {}\n" % (number, b"0" * 64)) == number


@pytest.mark.parametrize("tail", [b"", b" {}", b"\n", b"0 {}\n"])
def test_a_chain_value_has_sixty_four_places_and_the_line_an_end(tail: bytes) -> None:
    assert number_of(b"1 " + b"0" * 64 + tail) is None
