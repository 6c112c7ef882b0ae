"""Scores written straight into the table: boards can be tested without merging a ledger."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from jiayuan.kernel import clock
from jiayuan.kernel.placepath import PlacePath
from jiayuan.ledgers.models import QualityGap, QualityScore
from jiayuan.ledgers.quality.rules.parts import PARTS


def score(
    place: PlacePath | str, attr: str = "", *, template: str = "elderly", office: int = 1, day: date | None = None,
    lines: int = 100, **parts: tuple[float, float],
) -> QualityScore:  # fmt: skip
    """One row; parts not named are whole."""
    counts = {part: parts.get(part, (lines, lines)) for part in PARTS}
    columns = {f"{part}_n": n for part, (n, _) in counts.items()} | {
        f"{part}_of": of for part, (_, of) in counts.items()
    }
    return QualityScore.objects.create(
        day=day or clock.today(), template_code=template, office=office, place_path=str(place), attr=attr, lines=lines,
        **columns,
    )  # fmt: skip


def gap(
    place: PlacePath, code: str = "phone", *, attr: str = "phone", n: int = 5, office: int = 1, file: UUID | None = None
) -> QualityGap:
    return QualityGap.objects.create(
        template_code="elderly", office=office, place_path=place.value, attr=attr, code=code, n=n, file=file
    )
