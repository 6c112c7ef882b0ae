"""What is counted of merged ledgers, on the real base."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from jiayuan.kernel import clock
from jiayuan.ledgers import api
from jiayuan.ledgers.models import QualityGap, QualityScore
from jiayuan.ledgers.quality.measuring import KEPT, measure_district, measure_file
from jiayuan.ledgers.quality.rules.parts import PARTS
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.ledgers.quality.conftest import FAULTY, newcomer
from tests.people import People, as_service
from tests.tree import DISTRICT, HOME, NEXT

LINES = len(FAULTY) - 1


def row(attr: str = "") -> dict[str, tuple[float, float]]:
    """part → (n, of) of the one ledger, today."""
    with as_service():
        found = QualityScore.objects.get(attr=attr, day=clock.today(), place_path=HOME.value)
        return {part: (getattr(found, f"{part}_n"), getattr(found, f"{part}_of")) for part in PARTS}


def gaps() -> dict[tuple[str, str], int]:
    with as_service():
        return {(gap.attr, gap.code): gap.n for gap in QualityGap.objects.all()}


def test_every_cell_of_the_ledger_is_counted_once(merged: api.FileRef) -> None:
    assert measure_district(DISTRICT) == LINES
    phone = row("phone")
    assert phone["complete"] == (LINES - 1, LINES)
    assert phone["valid"] == (LINES - 2, LINES - 1)
    assert phone["unique"] == (LINES, LINES + 1)
    assert phone["linked"] == (LINES, LINES)


def test_only_what_two_sources_speak_of_is_judged_for_accuracy(merged: api.FileRef) -> None:
    measure_district(DISTRICT)
    # Six people stand in the register as well, and there with the same numbers.
    assert row("phone")["accurate"] == (6, 6)
    assert row("elder.assessed")["accurate"] == (0, 0)


def test_a_source_that_contradicts_the_base_is_not_accurate(desk: Desk) -> None:
    desk.merge(books.workbook([books.line(0, 性别="女"), *(books.line(n) for n in range(1, 6))]))
    measure_district(DISTRICT)
    assert row("sex")["accurate"] == (5, 6)
    assert row("sex")["consistent"] == (5, 6)


def test_values_age_by_their_half_lives(merged: api.FileRef) -> None:
    measure_district(DISTRICT)
    age = (clock.today() - books.AS_OF).days
    n, of = row("phone")["timely"]
    assert n / of == pytest.approx(0.5 ** (age / 365))
    assert row("name")["timely"] == (LINES, LINES)


def test_the_gaps_say_what_is_left_to_mend(merged: api.FileRef) -> None:
    measure_district(DISTRICT)
    found = gaps()
    assert found["phone", "empty"] == 1
    assert found["phone", "phone"] == 1
    assert found["", "duplicate"] == 1
    assert found["elder.assessed", "empty"] == LINES
    assert ("phone", "required") not in found


def test_an_undone_ledger_leaves_no_score(merged: api.FileRef, desk: Desk) -> None:
    measure_district(DISTRICT)
    desk.do(merged, "undo", reason="传错了")
    assert measure_file(merged.id) == 0
    with as_service():
        assert not QualityScore.objects.exists()
        assert not QualityGap.objects.exists()


def test_a_corrected_ledger_scores_higher(merged: api.FileRef, desk: Desk, people: People) -> None:
    def now() -> float:
        with people.worker.acting() as acting:
            return api.quality_board(HOME, acting.scope).total.score or 0

    measure_file(merged.id)
    before = now()
    good = [*(books.line(n) for n in range(6)), *(newcomer(n) for n in range(6, 32))]
    again = desk.merge(books.workbook(good, title="改正"))
    measure_file(again.id)
    assert now() > before
    desk.do(again, "undo", reason="传错了")
    measure_file(again.id)
    assert now() == pytest.approx(before)


def test_one_ledger_is_measured_without_touching_the_others(merged: api.FileRef, desk: Desk) -> None:
    measure_district(DISTRICT)
    other = desk.merge(books.workbook(FAULTY[:6]), template="property", filename="物业.xlsx")
    assert measure_file(other.id) == 6
    with as_service():
        assert set(QualityScore.objects.values_list("template_code", flat=True)) == {"elderly", "property"}


def test_the_first_measuring_of_a_day_is_of_everything(merged: api.FileRef, desk: Desk) -> None:
    other = desk.merge(books.workbook(FAULTY[:6]), template="property", filename="物业.xlsx")
    assert measure_file(other.id) == LINES + 6


def test_records_a_full_file_no_longer_holds_are_not_counted(merged: api.FileRef, desk: Desk) -> None:
    full = desk.merge(books.workbook(FAULTY[:6]), filename="全量.xlsx", mode="full")
    assert measure_file(full.id) == 6


def test_old_days_go_by_night(merged: api.FileRef) -> None:
    measure_district(DISTRICT)
    with as_service():
        QualityScore.objects.update(day=clock.today() - KEPT - timedelta(days=1))
    measure_district(DISTRICT)
    with as_service():
        assert set(QualityScore.objects.values_list("day", flat=True)) == {clock.today()}


def test_a_file_nobody_knows_is_measured_as_nothing(desk: Desk) -> None:
    assert measure_file(books.OFFICE) == 0


def test_the_next_community_has_no_part_in_it(merged: api.FileRef, people: People) -> None:
    measure_district(DISTRICT)
    with people.neighbour.acting() as acting:
        assert api.quality_board(NEXT, acting.scope).day is None


def test_boards_cost_the_same_few_queries(
    merged: api.FileRef, people: People, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    measure_district(DISTRICT)
    with people.officer.acting() as acting, django_assert_num_queries(2):
        api.quality_board(people.officer.place, acting.scope)
