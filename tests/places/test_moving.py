"""A community moves to another street, and everything that stands under it goes along."""

from __future__ import annotations

import polars as pl
import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from jiayuan.kernel.errors import Conflict, Invalid, JiayuanError, NotFound
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from jiayuan.places import moving
from jiayuan.places.actions import load_tree
from jiayuan.places.address.live import parse_address
from jiayuan.places.changes import history
from jiayuan.places.models import Grid, Place
from jiayuan.places.queries import by_path
from jiayuan.registry import api as registry
from tests.ledgers import books
from tests.ledgers.conftest import Desk, desk
from tests.people import Person, as_service
from tests.tree import DISTRICT, HOME, HOME_COMPOUND, HOME_ROOM, NEXT, STREET

__all__ = ["desk"]
pytestmark = pytest.mark.django_db
OTHER = PlacePath("110102.002.")
MOVED = PlacePath("110102.002.001.")
# What happened before stays as it was said then: trails name the path of their day.
OF_THEIR_DAY = {"audit_record", "places_change", "places_place"}


@pytest.fixture
def streets(tree: None) -> None:
    row = {"path": OTHER.value, "kind": "street", "name": "新街口街道", "floors": None, "units": None}
    with as_service():
        load_tree(pl.DataFrame([row]))


def move(**more: str) -> moving.Moved:
    with as_service():
        return moving.move_community(HOME, OTHER, reason="西政发〔2026〕3号", **more)


def test_the_tree_hangs_under_the_new_street(streets: None) -> None:
    room = by_path(HOME_ROOM)
    assert move().path == MOVED
    after = PlacePath(HOME_ROOM.value.replace(HOME.value, MOVED.value))
    assert by_path(after).id == room.id
    community = Place.objects.get(path=MOVED.value)
    assert (community.parent.path if community.parent else "", community.code12) == (OTHER.value, "110102002001")
    assert set(Place.objects.filter(path__startswith=MOVED.value).values_list("street_id", flat=True)) == {
        by_path(OTHER).id
    }


def test_its_neighbours_stay(streets: None) -> None:
    move()
    assert by_path(NEXT).name == "西交民巷社区"
    with pytest.raises(NotFound):
        by_path(HOME_COMPOUND)


def test_grids_are_numbered_by_the_new_community(streets: None) -> None:
    with as_service():
        Grid.objects.create(code15="110102001001007", name="7", community_id=by_path(HOME).id)
    move()
    assert Grid.objects.get().code15 == "110102002001007"


def test_addresses_are_read_into_the_new_street_at_once(streets: None) -> None:
    parse_address("红墙小区1号楼", None)
    move()
    found = parse_address("红墙小区1号楼", None).place
    assert found
    assert MOVED.contains(found.path)


def test_history_tells_from_where_and_why(streets: None) -> None:
    moved = move()
    with as_service():
        (change,) = history(by_path(moved.path).id)
    assert (change.act, change.before, change.after) == ("moved", {"path": HOME.value}, {"path": MOVED.value})
    assert change.reason == "西政发〔2026〕3号"


def test_a_plan_says_what_goes_along_and_changes_nothing(streets: None) -> None:
    with as_service():
        plan = moving.plan_move(HOME, OTHER)
    assert (plan.after, plan.places["room"], plan.places["building"]) == (MOVED, 12, 2)
    assert by_path(HOME).name


def test_a_number_in_use_gives_the_next_free_one(streets: None) -> None:
    row = {"path": MOVED.value, "kind": "community", "name": "甲", "floors": None, "units": None}
    with as_service():
        load_tree(pl.DataFrame([row]))
    assert move().path == OTHER.child("002")


@pytest.mark.parametrize(
    ("path", "street", "code", "error"),
    [
        (HOME, STREET, "", Conflict), (HOME_COMPOUND, OTHER, "", Invalid), (HOME, NEXT, "", Invalid),
        (HOME, OTHER, "110102001099", Invalid), (HOME, PlacePath("110102.077."), "", NotFound),
    ],
    ids=["the same street", "no community", "no street", "a code of elsewhere", "no such street"],
)  # fmt: skip
def test_what_is_no_move_is_refused(
    streets: None, path: PlacePath, street: PlacePath, code: str, error: type[JiayuanError]
) -> None:
    with as_service(), pytest.raises(error):
        moving.move_community(path, street, code, "理由")


def test_without_a_reason_nothing_moves(streets: None) -> None:
    with as_service(), pytest.raises(Invalid):
        moving.move_community(HOME, OTHER)


def test_who_works_in_one_street_moves_nothing_into_another(streets: None, officer: Person) -> None:
    with officer.acting(UPKEEP_SYSTEM), pytest.raises(NotFound):
        moving.move_community(HOME, OTHER, reason="理由")


@pytest.mark.parametrize("paths", [(HOME, OTHER), (OTHER, HOME), (DISTRICT, OTHER)], ids=["out", "in", "above"])
def test_the_database_itself_carries_nothing_across_a_scope(
    streets: None, officer: Person, paths: tuple[PlacePath, PlacePath]
) -> None:
    text, given = "SELECT places_carry('{registry_fact}', '{place_path}', %s, %s)", [str(path) for path in paths]
    with pytest.raises(DatabaseError, match="outside"), officer.acting(UPKEEP_SYSTEM), connection.cursor() as cursor:
        cursor.execute(text, given)


def test_who_does_not_act_carries_nothing(streets: None) -> None:
    with connection.cursor() as cursor, pytest.raises(DatabaseError), transaction.atomic():
        cursor.execute("SELECT places_carry('{registry_fact}', '{place_path}', %s, %s)", [str(HOME), str(OTHER)])


def test_every_table_with_a_path_is_known() -> None:
    found = moving.path_columns()
    assert found["registry_person"] == ["place_path", "hukou_path"]
    assert found["places_place"] == ["path"]
    assert {"ledgers_ledger_file", "cases_case", "benefits_offer", "command_positionfix", "identity_grant"} < set(found)


def _columns() -> list[tuple[str, str]]:
    """Every column of every own table that could hold a path, whatever the models say."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.table_name, c.column_name FROM information_schema.columns c JOIN pg_class t "
            "ON t.relname = c.table_name AND t.relkind IN ('r', 'p') AND NOT t.relispartition "
            "WHERE c.table_schema = 'public' AND c.data_type IN ('text', 'character varying', 'jsonb') "
            "AND c.table_name ~ '^(audit|places|identity|registry|ledgers|cases|benefits|command|content)_' "
            "ORDER BY 1, 2"
        )
        return list(cursor.fetchall())


def _holding(prefix: str) -> set[str]:
    found = set()
    for table, column in _columns():
        with connection.cursor() as cursor:
            try:
                with transaction.atomic():
                    cursor.execute(f'SELECT 1 FROM "{table}" WHERE "{column}"::text LIKE %s LIMIT 1', [f"%{prefix}%"])
                    found |= {f"{table}.{column}"} if cursor.fetchone() else set()
            # Not readable under this role, and so not written by it either.
            except DatabaseError:
                continue
    return found


@pytest.fixture
def full(desk: Desk, streets: None) -> Desk:
    """A base of people and a merged ledger with rows, links and facts."""
    desk.merge(books.workbook([books.line(0, 联系电话="13700001111"), books.line(1), books.line(7)]))
    return desk


def test_no_table_keeps_the_old_path(full: Desk) -> None:
    with as_service():
        before = _holding(HOME.value)
        moving.move_community(HOME, OTHER, reason="理由")
        left = {one for one in _holding(HOME.value) if one.split(".")[0] not in OF_THEIR_DAY}
    assert len(before) > 12
    assert left == set()


def test_the_base_is_the_same_but_for_where_it_stands(full: Desk) -> None:
    with as_service() as acting:
        before, people = registry.golden_digest(), registry.counts(acting.scope)
        moving.move_community(HOME, OTHER, reason="理由")
        assert registry.golden_digest() == before
        assert registry.rebuild(check=True) == 0
        assert registry.counts(acting.scope)[MOVED.value] == people[HOME.value]


def test_the_old_street_sees_nothing_and_the_community_goes_on(full: Desk, officer: Person, worker: Person) -> None:
    with worker.acting(UPKEEP_SYSTEM) as acting:
        before = registry.counts(acting.scope)
    move()
    with officer.acting(UPKEEP_SYSTEM) as acting:
        assert HOME.value not in registry.counts(acting.scope)
        assert MOVED.value not in registry.counts(acting.scope)
    with worker.acting(UPKEEP_SYSTEM) as acting:
        assert list(registry.counts(acting.scope).values()) == list(before.values())
        assert acting.scope.place == MOVED


def test_row_security_stands_as_before(full: Desk) -> None:
    text = "SELECT count(*) FROM pg_class WHERE relforcerowsecurity"
    with connection.cursor() as cursor:
        cursor.execute(text)
        before = cursor.fetchone()
        move()
        cursor.execute(text)
        assert cursor.fetchone() == before
        cursor.execute("SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'D'")
        assert cursor.fetchone() == (0,)
