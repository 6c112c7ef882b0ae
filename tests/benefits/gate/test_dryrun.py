"""What a new book would change: counts and sums, small groups hidden."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.gate.dryrun import Change, DryRun, dry_run, snapshot_of
from tests.benefits.engine.toy import AS_OF, row, toy

OLD = [row("level == 1"), row("level == 2", "50元")]


def people(*groups: tuple[str, int | None, int]) -> pa.Table:
    """(community, level, how many)"""
    rows = [(place, level) for place, level, count in groups for _ in range(count)]
    return pa.table(
        {
            "person": [str(at) for at in range(len(rows))],
            "place_path": [f"110102.001.{place}.0001." for place, _ in rows],
            "level": pa.array([level for _, level in rows], pa.int64()),
            "level__state": pa.array([2 if level else 0 for _, level in rows], pa.int8()),
        }
    )


def ran(folder: Path, rows: list[dict[str, Any]], *groups: tuple[str, int | None, int]) -> DryRun:
    before, after = toy(folder / "old", rows=OLD), toy(folder / "new", rows=rows)
    return dry_run(before, after, people(*groups), AS_OF, 3)


def test_who_gains_and_who_loses(tmp_path: Path) -> None:
    rows = [row("level == 1", "80元"), row("level in 2..3", "60元")]
    (found,) = ran(tmp_path, rows, ("001", 1, 20), ("001", 2, 30), ("002", 3, 12)).policies
    assert found.change == Change(42, 20, 30 * 1000 + 12 * 6000 - 20 * 2000)
    assert found.places == {"110102.001.001.": Change(30, 20, -10_000), "110102.001.002.": Change(12, 0, 72_000)}


def test_groups_under_ten_are_not_told(tmp_path: Path) -> None:
    (found,) = ran(tmp_path, [row("level == 1", "80元")], ("001", 1, 9), ("002", 1, 40), ("003", 2, 30)).policies
    assert found.change == Change(0, 79, -9 * 2000 - 40 * 2000 - 30 * 5000)
    # 002 is hidden with 001: the total would give the one away.
    assert {name: change.lose for name, change in found.places.items()} == {
        "110102.001.001.": None, "110102.001.002.": 40, "110102.001.003.": None,
    }  # fmt: skip


def test_a_small_change_has_no_sum(tmp_path: Path) -> None:
    (found,) = ran(
        tmp_path, [row("level == 1", "80元"), row("level in 2..3", "50元")], ("001", 1, 20), ("001", 3, 3)
    ).policies
    assert found.change == Change(None, 20, None)


def test_unknowns_are_counted_on_both_sides(tmp_path: Path) -> None:
    (found,) = ran(tmp_path, [row("hukou")], ("001", None, 12), ("001", 1, 15)).policies
    assert (found.unknown_before, found.unknown_after) == (12, 27)


def test_the_same_book_changes_nothing(tmp_path: Path) -> None:
    (found,) = ran(tmp_path, OLD, ("001", 1, 20)).policies
    assert (found.change, found.places) == (Change(0, 0, 0), {})


def test_a_policy_that_goes_is_lost_by_those_who_had_it(tmp_path: Path, book: RuleBook) -> None:
    before = toy(tmp_path / "old", rows=OLD)
    after = toy(tmp_path / "new", policy="toy.two", rows=OLD)
    found = {one.policy: one.change for one in dry_run(before, after, people(("001", 1, 20)), AS_OF, 3).policies}
    assert found == {"toy.one": Change(0, 20, -200_000), "toy.two": Change(20, 0, 200_000)}


def test_its_hash_binds_books_base_and_result(tmp_path: Path) -> None:
    one, same = (ran(tmp_path / name, [row("level == 1", "80元")], ("001", 1, 20)) for name in "ab")
    other = ran(tmp_path / "c", [row("level == 1", "80元")], ("001", 1, 21))
    assert one.hash == same.hash != other.hash
    assert one.snapshot == same.snapshot != other.snapshot


@pytest.mark.parametrize("groups", [(("001", 1, 3), ("002", 2, 2))])
def test_a_snapshot_knows_no_order(groups: tuple[tuple[str, int, int], ...]) -> None:
    table = people(*groups)
    assert snapshot_of(table) == snapshot_of(table.take(list(reversed(range(len(table))))))


def test_nothing_in_it_is_a_person(tmp_path: Path) -> None:
    table = people(("001", 1, 20))
    text = str(ran(tmp_path, [row("level == 1", "80元")], ("001", 1, 20)).as_json())
    assert "'19'" not in text
    assert len(table) == 20
