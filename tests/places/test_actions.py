"""Writes to the tree."""

import polars as pl
import pytest

from jiayuan.audit.models import Record
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import Invalid, NotFound
from jiayuan.kernel.placepath import PlacePath
from jiayuan.places.actions import add_alias, add_aliases, load_divisions, load_outlines, load_tree
from jiayuan.places.editing import rename
from jiayuan.places.kinds import AliasKind
from jiayuan.places.models import Alias, Grid, Place
from jiayuan.places.queries import by_path
from tests.tree import DISTRICT, HOME, HOME_COMPOUND, NEXT_COMPOUND, STREET, as_role

REAL = PlacePath("110102.001.004.")
pytestmark = pytest.mark.usefixtures("service")


def acts() -> list[str]:
    with as_role("jy_auditor"):
        return list(Record.objects.order_by("id").values_list("act", flat=True))


def test_all_divisions_are_loaded() -> None:
    assert load_divisions() == 279
    assert Place.objects.filter(kind="street").count() == 15


def test_one_street_may_be_loaded_alone() -> None:
    assert load_divisions(PlacePath("110102.003.")) == 23


def test_divisions_twice_change_nothing() -> None:
    load_divisions()
    before = set(Place.objects.values_list("id", "path", "name"))
    load_divisions()
    assert set(Place.objects.values_list("id", "path", "name")) == before


def test_outlines_bring_points_and_grids() -> None:
    load_divisions(STREET)
    assert load_outlines(STREET) == 1 + 11 + 71
    assert by_path(REAL).lon is not None
    assert Grid.objects.filter(community__path=REAL.value).exists()


def test_outlines_are_loaded_into_places_that_exist_only() -> None:
    load_outlines(PlacePath("110102.003."))
    assert Grid.objects.count() == 0


def test_a_batch_is_loaded_and_recorded() -> None:
    lane = {"path": f"{HOME}0002.", "kind": "lane", "name": "后细瓦厂胡同"}
    assert load_tree(pl.DataFrame([lane])) == 1
    assert "places.load_tree" in acts()


def test_an_alias_is_learnt_once(service: Acting) -> None:
    assert add_alias(HOME_COMPOUND, " 老 红墙 ", AliasKind.NICKNAME)
    assert not add_alias(HOME_COMPOUND, "老红墙", AliasKind.OLD)
    alias = Alias.objects.get(place__path=HOME_COMPOUND.value)
    assert (alias.alias_norm, alias.confirmed_by) == ("老红墙", service.actor)


def test_an_empty_alias_is_refused() -> None:
    with pytest.raises(Invalid):
        add_alias(HOME_COMPOUND, "  ", AliasKind.OLD)


def test_an_unknown_place_takes_no_alias() -> None:
    with pytest.raises(NotFound):
        add_alias(HOME.child("0099"), "老红墙", AliasKind.OLD)


def test_many_aliases_at_once() -> None:
    names = [(HOME_COMPOUND, "旧里"), (NEXT_COMPOUND, "旧里"), (HOME.child("0099"), "旧里")]
    assert add_aliases(names, AliasKind.OLD) == 2
    add_aliases(names, AliasKind.OLD)
    assert Alias.objects.filter(alias_norm="旧里").count() == 2


def test_a_renamed_place_keeps_id_and_old_name() -> None:
    before = by_path(HOME_COMPOUND)
    after = rename(HOME_COMPOUND, "新红墙小区")
    assert (after.id, after.name) == (before.id, "新红墙小区")
    assert Alias.objects.get(place_id=before.id).alias_norm == "红墙小区"


def test_a_place_is_never_nameless() -> None:
    with pytest.raises(Invalid):
        rename(HOME_COMPOUND, " ")


def test_every_write_leaves_its_record() -> None:
    before = len(acts())
    rename(HOME_COMPOUND, "新红墙小区")
    load_divisions(DISTRICT)
    assert acts()[before:] == ["places.rename", "places.load_divisions"]
