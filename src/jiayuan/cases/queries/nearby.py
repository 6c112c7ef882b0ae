"""Earlier cases near a place that may be the same demand; words of others are compared and never shown."""

from __future__ import annotations

from django.db.models import Count

from jiayuan.audit.api import record
from jiayuan.cases.actions.hands import hand_of
from jiayuan.cases.actions.placing import locate
from jiayuan.cases.book import Book
from jiayuan.cases.models import Case, CaseReporter
from jiayuan.cases.rules.case_table import LIVE
from jiayuan.cases.rules.duplicates import BEST, Candidate, Match, cell_of, cells_near, rank
from jiayuan.cases.shapes.coming import NewCase
from jiayuan.cases.shapes.resident import Similar
from jiayuan.kernel import clock, context
from jiayuan.kernel.context import Acting
from jiayuan.kernel.placepath import Level


def similar(new: NewCase) -> list[Similar]:
    """Up to five earlier cases that may be the same. Words of others are compared and never shown."""
    acting = context.current()
    place = locate(new, acting)
    if place.point is None or not place.known:
        return []
    with hand_of(acting, place.as_path.ancestors()[-2].value):
        return _similar(new, place.point, acting)


def _similar(new: NewCase, point: tuple[float, float], acting: Acting) -> list[Similar]:
    now = clock.now()
    book = Book(now)
    row = book.class_of(new.class_code)
    # Reports and secret cases are never even counted in what others see.
    near = Case.objects.filter(cell__in=_cells(point, row.dup_m), class_group=row.group, confidential=False)
    cases = {case.pk: case for case in near.exclude(kind="report").order_by("-id")[:200]}
    wanted = Candidate(0, row.group, *point, now, new.text)
    found = rank(
        wanted, [_candidate(case) for case in cases.values()], near_m=row.dup_m, weeks=row.dup_weeks, best=BEST
    )
    people = dict(
        CaseReporter.objects.filter(case_id__in=[match.case_id for match in found])
        .values_list("case_id").annotate(Count("id"))
    )  # fmt: skip
    record("cases.similar", n=len(found))
    return [_shown(match, cases[match.case_id], book, people, acting) for match in found]


def _cells(point: tuple[float, float], near_m: int) -> list[int]:
    """Squares around a point, wide enough for the class's distance."""
    steps = range(-(near_m // 50), near_m // 50 + 1)
    middle = cell_of(*point)
    wide = {middle + row * 1_000_000 + column for row in steps for column in steps}
    return sorted(wide.union(cells_near(*point)))


def _candidate(case: Case) -> Candidate:
    return Candidate(
        case.pk, case.class_group, case.lon or 0.0, case.lat or 0.0, case.received_at, case.text, case.ended_at
    )


def _shown(match: Match, case: Case, book: Book, people: dict[int, int], acting: Acting) -> Similar:
    name = book.class_name(case.class_code)
    waiting = people.get(case.pk, 1)
    home = acting.scope.place
    # Only what the join itself will accept is offered: the own street's live cases.
    street = home.at(Level.STREET).value if home and home.level >= Level.STREET else "-"
    joinable = case.state in LIVE and case.place_path.startswith(street)
    return Similar(
        case.number, name, case.state, match.distance_m, case.received_at, waiting, match.similarity, joinable
    )
