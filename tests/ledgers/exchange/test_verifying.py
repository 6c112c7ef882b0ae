"""A changed byte of a log is found and named; so is what was removed, added, exchanged or rewritten whole."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.ledgers.exchange.rules.log import Day
from jiayuan.ledgers.exchange.verifying import verify_logs
from tests.ledgers.exchange import logs


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    logs.write_keys(tmp_path)
    return tmp_path


def kinds(where: Path) -> set[tuple[str, int]]:
    return {(finding.kind, finding.line) for finding in verify_logs(where).findings}


def lines(path: Path) -> list[bytes]:
    return path.read_bytes().splitlines(keepends=True)


def test_an_untouched_log_is_verified(folder: Path) -> None:
    path, _ = logs.write(folder, logs.ENTRIES)
    report = verify_logs(path)
    assert (report.verified, report.entries, report.files) == (True, 6, 1)


def test_an_empty_folder_is_not_called_verified(folder: Path) -> None:
    assert not verify_logs(folder).verified


with TemporaryDirectory() as _where:
    BYTES = logs.write(Path(_where), logs.ENTRIES)[0].read_bytes()


@settings(max_examples=400, deadline=None)
@given(at=st.integers(0, len(BYTES) - 1), other=st.integers(1, 255))
def test_any_changed_byte_is_found_and_named(at: int, other: int) -> None:
    changed = bytearray(BYTES)
    changed[at] ^= other
    line = BYTES[:at].count(b"\n") + 1
    with TemporaryDirectory() as where:
        logs.write_keys(Path(where))
        path = Path(where) / "exchange-2026-03-01.log"
        path.write_bytes(changed)
        found = verify_logs(path).findings
    assert line in {finding.line for finding in found}
    # Nothing far from the change is blamed: a lost line end or a changed number touches a neighbouring line too.
    assert {finding.line for finding in found} <= {line - 1, line, line + 1}


@pytest.mark.parametrize("part", ["ask", "answer"])
def test_the_part_and_the_message_are_named(folder: Path, part: str) -> None:
    path, _ = logs.write(folder, logs.ENTRIES)
    was, now = (b'"n":3', b'"n":8') if part == "ask" else (b'"re":3', b'"re":8')
    path.write_bytes(path.read_bytes().replace(was, now))
    (finding,) = verify_logs(path).findings
    assert (finding.kind, finding.line, finding.part) == ("changed", 3, part)
    assert finding.message == logs.ENTRIES[2]["ask"]["id"]


def test_a_removed_line_is_missed(folder: Path) -> None:
    path, _ = logs.write(folder, logs.ENTRIES)
    rest = lines(path)
    path.write_bytes(b"".join(rest[:2] + rest[3:]))
    assert kinds(path) == {("missing", 3)}


def test_removed_last_lines_are_missed(folder: Path) -> None:
    path, _ = logs.write(folder, logs.ENTRIES)
    path.write_bytes(b"".join(lines(path)[:4] + lines(path)[6:]))
    assert kinds(path) == {("missing", 5), ("missing", 6)}


def test_a_log_without_its_seal_has_a_cut_tail(folder: Path) -> None:
    path, _ = logs.write(folder, logs.ENTRIES)
    path.write_bytes(b"".join(lines(path)[:4]))
    assert ("cut_tail", 5) in kinds(path)


def test_a_repeated_line_is_called_inserted(folder: Path) -> None:
    path, _ = logs.write(folder, logs.ENTRIES)
    rest = lines(path)
    path.write_bytes(b"".join([*rest[:3], rest[1], *rest[3:]]))
    assert ("inserted", 4) in kinds(path)


def test_exchanged_lines_are_called_reordered(folder: Path) -> None:
    path, _ = logs.write(folder, logs.ENTRIES)
    rest = lines(path)
    path.write_bytes(b"".join([rest[0], rest[2], rest[1], *rest[3:]]))
    assert {kind for kind, _ in kinds(path)} == {"reordered"}


def test_lines_behind_the_seal_are_told(folder: Path) -> None:
    path, _ = logs.write(folder, logs.ENTRIES)
    path.write_bytes(path.read_bytes() + lines(path)[0])
    assert kinds(path) == {("inserted", 8)}


def test_a_log_chained_anew_is_found_by_its_signatures(folder: Path) -> None:
    _, seal = logs.write(folder, logs.ENTRIES)
    forged = [*logs.ENTRIES[:3], {**logs.ENTRIES[3], "answer": {"re": 4, "status": "refused"}}, *logs.ENTRIES[4:]]
    path, _ = logs.write(folder, forged, seal_with=lambda _new: logs.own_seal(seal))
    (finding,) = verify_logs(path).findings
    assert (finding.kind, finding.line, finding.part) == ("changed", 4, "answer")


def test_a_seal_by_another_key_is_refused(folder: Path) -> None:
    path, _ = logs.write(folder, logs.ENTRIES, seal_with=lambda seal: logs.own_seal(replace(seal, key="0" * 16)))
    assert kinds(path) == {("signature", 7)}


def test_days_must_follow_each_other(folder: Path) -> None:
    _, first = logs.write(folder, logs.ENTRIES[:2], "2026-03-01")
    _, second = logs.write(folder, logs.ENTRIES[2:4], "2026-03-02", first.digest())
    logs.write(folder, logs.ENTRIES[4:], "2026-03-03", second.digest())
    assert verify_logs(folder).verified
    (folder / "exchange-2026-03-02.log").unlink()
    assert [(one.kind, one.file) for one in verify_logs(folder).findings] == [("link", "exchange-2026-03-03.log")]


def test_a_changed_key_file_is_named(folder: Path) -> None:
    path, _ = logs.write(folder, logs.ENTRIES)
    key = folder / f"{logs.key_name(logs.OURS)}.pub"
    key.write_text(key.read_text().replace("ed25519 0", "ed25519 1"))
    assert ("key", 0) in kinds(path)


def test_a_log_of_nothing_can_be_sealed(folder: Path) -> None:
    path, seal = logs.write(folder, [])
    assert (seal.count, verify_logs(path).verified) == (0, True)
    assert Day("110102", "2026-03-01").last.decode() == seal.last
