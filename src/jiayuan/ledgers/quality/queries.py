"""Reads of quality: sums in the database, scores by the rules. Counts only; the scope's place decides what is seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet, Sum
from django.db.models.functions import Substr
from django.utils.translation import gettext

from jiayuan.kernel import clock
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.placepath import WIDTHS, Level, PlacePath
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.models import QualityGap, QualityScore, Template
from jiayuan.ledgers.quality.reference import figures
from jiayuan.ledgers.quality.rules.figures import Figures
from jiayuan.ledgers.quality.rules.fixes import Gap, cheapest
from jiayuan.ledgers.quality.rules.parts import PARTS, Parts, Share, together
from jiayuan.ledgers.quality.rules.score import enough, grade, score
from jiayuan.ledgers.quality.shapes import Board, BoardRow, Graded, LedgerRow, Mend, TrendPoint
from jiayuan.ledgers.quality.words import gap_message
from jiayuan.ledgers.queries.files import visible
from jiayuan.registry import api as registry

SUMS = {name: Sum(name) for part in PARTS for name in (f"{part}_n", f"{part}_of")}
# The last week day by day, before that one day a week: a picture has no room for more, and a page no time.
TREND = (*range(7), *range(7, 92, 7))


def _inside(at: PlacePath, scope: Scope) -> QuerySet[QualityScore]:
    # The same 404 for what lies elsewhere and for what does not exist.
    if not scope.covers(at):
        raise NotFound
    lo, hi = at.bounds()
    return QualityScore.objects.filter(place_path__gte=lo, place_path__lt=hi)


def _last(rows: QuerySet[QualityScore]) -> date | None:
    return rows.order_by("-day").values_list("day", flat=True).first()


def _parts(row: dict[str, Any]) -> Parts:
    shares = {part: Share(float(row[f"{part}_n"]), float(row[f"{part}_of"])) for part in PARTS}
    return Parts(row["total_lines"], shares)


def graded(parts: Parts, known: Figures) -> Graded:
    value = score(parts, known)
    return Graded(parts, value, grade(value), enough(parts, known))


def _summed(rows: QuerySet[QualityScore], *keys: str) -> list[dict[str, Any]]:
    return list(rows.values(*keys).annotate(total_lines=Sum("lines"), **SUMS).order_by(*keys))


def _order(attrs: Iterable[str]) -> list[str]:
    """In the order of the data standard."""
    return sorted(attrs, key=lambda code: registry.attr(code).no)


def width_below(at: PlacePath) -> int:
    """The length of a path one floor below, at most a community's."""
    floors = min(at.level + 1, Level.COMMUNITY)
    return sum(WIDTHS[:floors]) + floors


def quality_board(at: PlacePath, scope: Scope) -> Board:
    """The newest measuring of a place: the whole, and by place below and attribute. NotFound out of scope."""
    rows = _inside(at, scope)
    day = _last(rows)
    known = figures(day or clock.today())
    if day is None:
        return Board(None, graded(together([]), known), [], [])
    below = rows.filter(day=day).annotate(below=Substr("place_path", 1, width_below(at)))
    cells: dict[str, dict[str, Parts]] = defaultdict(dict)
    for row in _summed(below, "below", "attr"):
        cells[row["below"]][row["attr"]] = _parts(row)
    board = [
        BoardRow(
            place, graded(found[""], known), {attr: graded(parts, known) for attr, parts in found.items() if attr}
        )
        for place, found in cells.items()
    ]  # fmt: skip
    total = graded(together(found[""] for found in cells.values()), known)
    return Board(day, total, board, _order({attr for row in board for attr in row.cells}))


def quality_ledgers(at: PlacePath, scope: Scope) -> list[LedgerRow]:
    """The ledgers that speak of a place, by attribute, on the day of its newest measuring."""
    rows = _inside(at, scope)
    day = _last(rows) or clock.today()
    known = figures(day)
    titles = dict(Template.objects.order_by("version").values_list("code", "title"))
    cells: dict[tuple[str, int], dict[str, Parts]] = defaultdict(dict)
    for row in _summed(rows.filter(day=day), "template_code", "office", "attr"):
        cells[row["template_code"], row["office"]][row["attr"]] = _parts(row)
    names = {office: registry.organisation(office).name for office in {key[1] for key in cells}}
    return [
        LedgerRow(
            code, titles[code], office, names[office], graded(found[""], known),
            {attr: graded(parts, known) for attr, parts in found.items() if attr},
        )
        for (code, office), found in cells.items()
    ]  # fmt: skip


def quality_trend(at: PlacePath, scope: Scope) -> list[TrendPoint]:
    """The measured days of the last week, and one a week in the three months before, oldest first."""
    days = [clock.today() - timedelta(days=ago) for ago in TREND]
    rows = _inside(at, scope).filter(attr="", day__in=days)
    return [TrendPoint(row["day"], graded(_parts(row), figures(row["day"]))) for row in _summed(rows, "day")]


def quality_fixes(at: PlacePath, scope: Scope, total: Parts) -> list[Mend]:
    """The ten fixes that raise the score of `total` (the place's own parts) most per minute of work."""
    if not scope.covers(at):
        raise NotFound
    lo, hi = at.bounds()
    fields = ("template_code", "office", "place_path", "attr", "code", "n", "lift", "file")
    rows = QualityGap.objects.filter(place_path__gte=lo, place_path__lt=hi).order_by("pk").values_list(*fields)
    found = cheapest(total, (Gap(*row) for row in rows), figures(clock.today()))
    titles = dict(Template.objects.order_by("version").values_list("code", "title"))
    names = {office: registry.organisation(office).name for office in {one.gap.office for one in found}}
    files = [one.gap.file for one in found if one.gap.file]
    # A department's ledger speaks of a community whose workers may not open its file.
    mine = set(visible(scope).filter(pk__in=files).values_list("pk", flat=True))
    return [
        Mend(
            one, gettext(gap_message(one.gap.code)), titles[one.gap.template], names[one.gap.office],
            one.gap.file if one.gap.file in mine else None,
        )
        for one in found
    ]  # fmt: skip
