"""The lines of a daily log and its seal."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

from jiayuan.kernel.crypto import leaf_hash, merkle_proof, proof_holds
from jiayuan.ledgers.exchange.rules.checking import check_seal, read_seal, touched_lines
from jiayuan.ledgers.exchange.rules.log import SEAL, START, Day, chained
from jiayuan.ledgers.exchange.rules.parts import entry_of, message_of, wrong_part
from jiayuan.ledgers.exchange.rules.scan import Scan, number_of
from tests.ledgers.exchange import logs

KEYS = {logs.key_name(seed): ("ed25519", logs.public_key(seed).hex()) for seed in (logs.OURS, logs.THEIRS)}


def written(tmp_path: Path) -> list[bytes]:
    return logs.write(tmp_path, logs.ENTRIES)[0].read_bytes().splitlines(keepends=True)


def test_a_line_is_number_chain_and_canonical_entry() -> None:
    day, leaves = Day("110102", "2026-03-01"), list[bytes]()
    (line,) = day.lines([{"b": 1, "a": "家"}], leaves)
    assert leaves == ['{"a":"家","b":1}'.encode()]
    assert line == b"1 " + sha256(START + b" " + leaves[0]).hexdigest().encode() + b" " + leaves[0] + b"\n"
    assert day.last == chained(START, leaves[0])


def test_one_entry_can_be_proven_by_the_root(tmp_path: Path) -> None:
    leaves: list[bytes] = []
    day = Day("110102", "2026-03-01")
    list(day.lines(logs.ENTRIES, leaves))
    root = bytes.fromhex(day.seal(leaves, "ed25519", "k").root)
    assert proof_holds(leaves[2], 2, 6, merkle_proof(leaves, 2), root)
    assert leaf_hash(leaves[2]) != leaf_hash(leaves[3])


def test_a_pass_counts_and_ends_at_the_seal(tmp_path: Path) -> None:
    lines = written(tmp_path)
    scan = Scan().run([*lines, b"more\n"])
    assert (scan.count, scan.numbers_run, scan.broken, scan.after_seal) == (6, True, [], 8)
    assert scan.seal == lines[6]


def test_the_seal_holds_and_a_missing_one_is_a_cut_tail(tmp_path: Path) -> None:
    lines = written(tmp_path)
    assert check_seal(Scan().run(lines), "log", KEYS).findings == ()
    (finding,) = check_seal(Scan().run(lines[:6]), "log", KEYS).findings
    assert (finding.kind, finding.line) == ("cut_tail", 7)
    (finding,) = check_seal(Scan().run(lines), "log", {}).findings
    assert (finding.kind, finding.part) == ("signature", "key")


def test_a_seal_has_one_spelling(tmp_path: Path) -> None:
    line = written(tmp_path)[6]
    assert read_seal(line) is not None
    text, _, signature = line.removeprefix(SEAL).rpartition(b" ")
    loose = json.dumps(json.loads(text)).encode()
    for other in (SEAL + loose + b" " + signature, line[:-1], SEAL + b"{} 00\n", SEAL + b"[] 00\n"):
        assert read_seal(other) is None


def test_entries_and_chain_values_are_told_apart_by_the_root() -> None:
    scan = Scan(broken=[3, 4, 7])
    assert touched_lines(scan, root_holds=False) == [(3, "entry"), (4, "entry"), (7, "entry")]
    assert touched_lines(scan, root_holds=True) == [(3, "chain"), (7, "chain")]


def test_the_wrong_part_is_known_by_its_signature() -> None:
    good = logs.ENTRIES[0]
    assert wrong_part(good, KEYS) == ""
    assert wrong_part({**good, "ask": {"id": "x"}}, KEYS) == "ask"
    assert wrong_part({**good, "answer_signature": "00"}, KEYS) == "answer"
    assert wrong_part({**good, "ask": {"id": "x"}}, {}) == ""


def test_what_is_no_entry_has_no_message() -> None:
    assert entry_of(b"1 chain {") == {}
    assert entry_of(b"1 chain 7") == {}
    assert message_of({"ask": 7}) == ""
    assert message_of({"ask": {"id": "x" * 99}}) == "x" * 36


def test_numbers_have_one_spelling() -> None:
    rest = b" " + b"0" * 64 + b" {}\n"
    assert [number_of(text + rest) for text in (b"7", b"07", b"+7", b"", b"9" * 16)] == [7, None, None, None, None]
    assert number_of(b"7 short {}\n") is None
