"""Decisions about who is one and who is two."""

from __future__ import annotations

from ninja import Schema
from pydantic import Field

from jiayuan.webapi.schemas.registry import Ref
from jiayuan.webapi.schemas.strict import Strict


class DecisionIn(Strict):
    """`expected_version`: ref → the version on which the decision rests, for every record it names."""

    reason: str = Field(min_length=1, max_length=200)
    expected_version: dict[Ref, int] = Field(min_length=1, max_length=2)


class MergeIn(DecisionIn):
    """`other` will count for `survivor`."""

    survivor: Ref
    other: Ref


class UnmergeIn(DecisionIn):
    """`other` is the record that was merged, and stands for itself again."""

    other: Ref


class SplitIn(DecisionIn):
    """What these records say was said of somebody else; `record` numbers stand in the lineage."""

    person: Ref
    records: list[int] = Field(min_length=1, max_length=500)


class DecidedOut(Schema):
    """`entity` is the record decided about, `survivor` whom it counted or counts for; with their versions now.

    `stayed`: attributes the survivor was told of meanwhile, for somebody to look at. `proposed`: nothing has changed
    yet, a second person is to say the same.
    """

    survivor: Ref
    entity: Ref
    version: dict[Ref, int]
    stayed: list[str] = []
    proposed: bool = False
