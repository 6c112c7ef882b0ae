"""The dry run: what a new book would change, counted by policy and community. Counts and sums only, never people."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Literal

import polars as pl
import pyarrow as pa

from jiayuan.benefits.engine.book import Policy, RuleBook
from jiayuan.benefits.engine.setrun import SetRunner

# Smaller groups could be somebody: they are neither counted nor summed on their own.
FEWEST = 10
KEY, PLACE = "person", "place_path"


@dataclass(frozen=True, slots=True)
class Change:
    """How many gain and lose, and fen a month more or less; None where a group is too small to be told."""

    gain: int | None
    lose: int | None
    fen: int | None


@dataclass(frozen=True, slots=True)
class PolicyChange:
    """`settled` counts those the new book leaves open less or more: unknown before and after."""

    policy: str
    change: Change
    unknown_before: int
    unknown_after: int
    places: Mapping[str, Change]


@dataclass(frozen=True, slots=True)
class DryRun:
    """The whole of it; `snapshot` names the base it was made on."""

    base_hash: str
    book_hash: str
    snapshot: str
    as_of: str
    people: int
    policies: tuple[PolicyChange, ...]

    def as_json(self) -> dict[str, object]:
        return json.loads(json.dumps(asdict(self)))  # type: ignore[no-any-return]

    @property
    def hash(self) -> str:
        """SHA-256 over everything that was shown."""
        return hashlib.sha256(json.dumps(self.as_json(), sort_keys=True).encode()).hexdigest()


def snapshot_of(people: pa.Table) -> str:
    """A name for the facts of everybody as they were: SHA-256 over a hash of every row, in the order of people."""
    frame = pl.DataFrame(pl.from_arrow(people)).sort(KEY)
    return hashlib.sha256(frame.hash_rows().to_numpy().tobytes()).hexdigest()


def _amounts(runner: SetRunner, policy: Policy | None, name: str) -> tuple[pl.DataFrame, int]:
    """Person and fen of everybody entitled, and how many stay open."""
    if policy is None:
        return pl.DataFrame(schema={KEY: pl.String, name: pl.Int64}), 0
    found = runner.policy(policy)
    rows = pl.DataFrame(pl.from_arrow(found.rows)).filter(pl.col("code") > 0)
    open_ones = sum(number for code, number in found.counts.items() if -10 < code < 0)
    return rows.select(pl.col(KEY), pl.col("amount").cast(pl.Int64).alias(name)), open_ones


def _told(number: int) -> int | None:
    return number if number == 0 or number >= FEWEST else None


def _change(rows: pl.DataFrame) -> Change:
    more = rows["after"] - rows["before"]
    gain, lose = _told(int((more > 0).sum())), _told(int((more < 0).sum()))
    # With one of the two hidden the sum would give it away.
    return Change(gain, lose, None if None in (gain, lose) else int(more.sum() or 0))


def _covered(places: dict[str, Change], field: Literal["gain", "lose"]) -> dict[str, Change]:
    """Never one hidden figure alone: the total less the others would tell it."""
    hidden = [name for name, change in places.items() if getattr(change, field) is None]
    others = sorted((getattr(change, field), name) for name, change in places.items() if getattr(change, field))
    if len(hidden) != 1 or not others:
        return places
    name = others[0][1]
    return {**places, name: replace(places[name], **{field: None}, fen=None)}


def _by_place(rows: pl.DataFrame, depth: int) -> dict[str, Change]:
    """Change by the first `depth` parts of a path; places where nothing changes are left out."""
    place = pl.col(PLACE).str.split(".").list.head(depth).list.join(".") + "."
    parts = rows.with_columns(place.alias(PLACE)).partition_by(PLACE, as_dict=True)
    found = {str(key[0]): _change(part) for key, part in sorted(parts.items(), key=lambda pair: str(pair[0][0]))}
    changed = {name: change for name, change in found.items() if change.gain != 0 or change.lose != 0}
    return _covered(_covered(changed, "gain"), "lose")


@dataclass(frozen=True, slots=True)
class _Sides:
    before: SetRunner
    after: SetRunner
    places: pl.DataFrame
    depth: int

    def policy(self, name: str) -> PolicyChange:
        before, unknown_before = _amounts(self.before, _found(self.before, name), "before")
        after, unknown_after = _amounts(self.after, _found(self.after, name), "after")
        rows = before.join(after, on=KEY, how="full", coalesce=True).join(self.places, on=KEY, how="left")
        rows = rows.with_columns(pl.col("before").fill_null(0), pl.col("after").fill_null(0))
        return PolicyChange(name, _change(rows), unknown_before, unknown_after, _by_place(rows, self.depth))


def _found(runner: SetRunner, name: str) -> Policy | None:
    return next((one for one in runner.book.looked_for(runner.as_of) if one.id == name), None)


def dry_run(before: RuleBook, after: RuleBook, people: pa.Table, as_of: date, depth: int) -> DryRun:
    """Both books over the same people; `people` has a place_path, cut to `depth` parts for the communities."""
    names = dict.fromkeys(one.id for book in (before, after) for one in book.looked_for(as_of))
    places = pl.DataFrame(pl.from_arrow(people.select([KEY, PLACE])))
    with SetRunner(people, before, as_of) as old, SetRunner(people, after, as_of) as new:
        sides = _Sides(old, new, places, depth)
        found: Sequence[PolicyChange] = [sides.policy(name) for name in names]
    return DryRun(before.hash, after.hash, snapshot_of(people), as_of.isoformat(), len(people), tuple(found))
