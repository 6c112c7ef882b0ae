"""Writes to the tree: divisions, whole batches of places, outlines, names. Each is one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import polars as pl
import pyarrow as pa
from django.db import transaction

from jiayuan.audit.api import record
from jiayuan.kernel.context import current_or_none
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.text import mark, squeeze
from jiayuan.places import divisions, outlines
from jiayuan.places.frames import division_frame
from jiayuan.places.kinds import AliasKind
from jiayuan.places.loading import insert_places
from jiayuan.places.models import Alias, Place
from jiayuan.places.queries import by_path


def _note(act: str, path: str, n: int) -> None:
    """One audit record; the very first load runs before anybody has an account."""
    if current_or_none() is not None:
        record(act, obj=path, n=n)


@transaction.atomic
def load_divisions(within: PlacePath | None = None) -> int:
    """Loads the official divisions (those of `within` and the floors above it, if given); may be run again."""
    rows = divisions.read_divisions()
    if within is not None:
        rows = (row for row in rows if within.contains(row.path) or row.path.contains(within))
    written = insert_places(division_frame(rows), divisions.AS_OF)
    _note("places.load_divisions", str(within or ""), written)
    return written


@transaction.atomic
def load_tree(places: pl.DataFrame | pa.Table, as_of: date | None = None) -> int:
    """Loads a batch of places in one transaction; the same batch again changes nothing.

    Columns: path, kind, name, and where known floors, units, lon, lat (WGS84). Raises Invalid if a row is malformed or
    hangs under a place that does not exist; then nothing is written. Returns the number of rows.
    """
    written = insert_places(places, as_of)
    _note("places.load_tree", "", written)
    return written


@transaction.atomic
def load_outlines(inside: PlacePath) -> int:
    """Loads the shipped outlines and grids inside a place and gives houses their grids; returns the outlines."""
    loaded = outlines.load_outlines(inside)
    outlines.assign_grids(inside)
    _note("places.load_outlines", inside.value, loaded)
    return loaded


@transaction.atomic
def add_alias(path: PlacePath, alias: str, kind: AliasKind) -> bool:
    """Teaches another name of a place, confirmed by whoever acts. False if the place had it already."""
    name = squeeze(alias)
    if not name:
        raise Invalid(mark("请填写别名"), code="alias-empty")
    acting = current_or_none()
    _alias, made = Alias.objects.get_or_create(
        place_id=by_path(path).id,
        alias_norm=name,
        defaults={"kind": kind.value, "confirmed_by": acting.actor if acting else None},
    )
    _note("places.add_alias", path.value, int(made))
    return made


@transaction.atomic
def add_aliases(names: Iterable[tuple[PlacePath, str]], kind: AliasKind) -> int:
    """Many other names at once; names of unknown places are left out. Returns how many were given."""
    wanted = [(path.value, squeeze(alias)) for path, alias in names]
    ids = dict(Place.objects.filter(path__in={path for path, _alias in wanted}).values_list("path", "id"))
    rows = [
        Alias(place_id=ids[path], alias_norm=alias, kind=kind.value) for path, alias in wanted if alias and path in ids
    ]
    # A name the place has already is no error: lists are loaded again and again.
    Alias.objects.bulk_create(rows, ignore_conflicts=True)
    _note("places.add_aliases", "", len(rows))
    return len(rows)
