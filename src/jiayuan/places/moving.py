"""A community moves to another street: the tree is re-parented, and every row that stands under it goes along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.apps import apps
from django.db import connection, models, transaction
from django.db.models import F, Value
from django.db.models.functions import Concat, Substr

from jiayuan.audit.api import record
from jiayuan.kernel.errors import Conflict, Invalid
from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.kernel.tables import registered
from jiayuan.kernel.text import mark
from jiayuan.places.changes import note
from jiayuan.places.editing import locked
from jiayuan.places.kinds import Kind
from jiayuan.places.models import Grid, Place
from jiayuan.places.queries import within

NAMES = frozenset({"place_path", "hukou_path"})


@dataclass(frozen=True, slots=True)
class Moved:
    """Where the community stands now, and how many rows of all tables went along."""

    path: PlacePath
    rows: int


@dataclass(frozen=True, slots=True)
class MovePlan:
    """What a move would do: the path it gives, and how many places of each kind and grids it takes along."""

    before: PlacePath
    after: PlacePath
    places: Mapping[str, int]
    grids: int


def _holds_path(field: models.Field[object, object]) -> bool:
    # Byte order is what paths are declared with; the name catches a column somebody forgot to declare so.
    is_text = isinstance(field, models.CharField | models.TextField)
    return is_text and (getattr(field, "db_collation", None) == "C" or field.column in NAMES)


def path_columns() -> dict[str, list[str]]:
    """Table → its columns that hold place paths, of every registered table: read off the models, so none is missed."""
    found = {
        model._meta.db_table: [str(field.column) for field in model._meta.local_fields if _holds_path(field)]
        for model in apps.get_models(include_auto_created=True)
        if model._meta.db_table in registered() and not model._meta.proxy
    }
    return {table: columns for table, columns in sorted(found.items()) if columns}


def _target(path: PlacePath, street: PlacePath, code12: str) -> PlacePath:
    """The path after the move: by the official code if there is one, else under the same or the next free number."""
    if path.level != Level.COMMUNITY or street.level != Level.STREET:
        raise Invalid(mark("请选择要移动的社区和要移入的街道"), code="move-kinds")
    if path.parent() == street:
        raise Conflict(mark("这个社区已经在这个街道"), code="move-same")
    taken = set(Place.objects.filter(parent__path=street.value).values_list("path", flat=True))
    if code12:
        wanted = PlacePath.from_code12(code12)
        if wanted.parent() != street:
            raise Invalid(mark("新的区划代码不属于要移入的街道"), code="move-code")
        if wanted.value in taken:
            raise Conflict(mark("新的区划代码已被使用"), code="move-taken")
        return wanted
    own = path.segments[-1]
    numbers = [own, *(f"{number:03}" for number in range(1, 1000))]
    return street.child(next(number for number in numbers if street.child(number).value not in taken))


def plan_move(path: PlacePath, street: PlacePath, code12: str = "") -> MovePlan:
    """What moving would do, without doing it. Raises NotFound out of scope, Invalid and Conflict as the move does."""
    locked(path)
    locked(street)
    after = _target(path, street, code12)
    kinds = within(path).values_list("kind").annotate(n=models.Count("pk")).order_by("kind")
    return MovePlan(path, after, dict(kinds), Grid.objects.filter(community__path=path.value).count())


def _carry(before: PlacePath, after: PlacePath) -> int:
    found = path_columns()
    columns = sorted({column for names in found.values() for column in names})
    with connection.cursor() as cursor:
        cursor.execute("SELECT places_carry(%s, %s, %s, %s)", [list(found), columns, before.value, after.value])
        return int(cursor.fetchone()[0])


def _renumber(community: Place, street: Place, before: PlacePath, after: PlacePath) -> None:
    """The columns of the tree that follow from the path; grids are numbered by their community."""
    within(after).update(street_id=street.pk, code12=after.code12())
    Place.objects.filter(pk=community.pk).update(parent=street)
    grids = Grid.objects.filter(community=community, code15__startswith=before.code12())
    grids.update(code15=Concat(Value(after.code12()), Substr(F("code15"), 13)))


@transaction.atomic
def move_community(path: PlacePath, street: PlacePath, code12: str = "", reason: str = "") -> Moved:
    """Moves a community under another street of the acting scope, with all that stands under it, or nothing.

    Raises NotFound out of scope, Invalid without a reason or for other kinds, Conflict when there is no move to make.
    """
    if not reason.strip():
        raise Invalid(mark("请写明移动的理由和文件"), code="move-reason")
    community, home = locked(path), locked(street)
    after = _target(path, street, code12)
    rows = _carry(path, after)
    _renumber(community, home, path, after)
    community.refresh_from_db()
    note(community, "moved", {"path": path.value}, {"path": after.value}, reason)
    record("places.move_community", obj=f"{path}>{after}", n=rows, reason=reason)
    return Moved(after, rows)


def streets_to(path: PlacePath) -> list[tuple[str, str]]:
    """(path, name) of the other streets of the district a community could move to."""
    rows = within(path.at(Level.DISTRICT)).filter(kind=Kind.STREET.value).exclude(path=path.at(Level.STREET).value)
    return list(rows.order_by("path").values_list("path", "name"))
