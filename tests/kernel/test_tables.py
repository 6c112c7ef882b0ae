"""The register of tables."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from jiayuan.kernel import tables
from jiayuan.kernel.tables import DataClass, register_table, registered


@pytest.fixture(autouse=True)
def _own_register() -> Iterator[None]:
    before = dict(tables._tables)
    yield
    tables._tables.clear()
    tables._tables.update(before)


def declare(**changes: object) -> tables.Table:
    words: dict[str, object] = {"data_class": DataClass.PERSONAL, "retention": "2 y", "scope_kind": "place"}
    return register_table("shed_tool", **{**words, **changes})  # type: ignore[arg-type]


def test_a_declared_table_is_in_the_register() -> None:
    declare()
    assert registered()["shed_tool"].guarded


def test_the_same_words_twice_are_one_table() -> None:
    assert declare() == declare()


def test_different_words_are_an_error() -> None:
    declare()
    with pytest.raises(ValueError, match="twice"):
        declare(retention="3 y")


@pytest.mark.parametrize("kind", ["subject", "place_or_subject", "org"])
def test_a_scope_kind_needs_its_column(kind: str) -> None:
    with pytest.raises(ValueError, match="needs"):
        declare(scope_kind=kind)


@pytest.mark.parametrize("kind", ["none", "framework"])
def test_open_and_framework_tables_are_not_guarded(kind: str) -> None:
    assert not declare(scope_kind=kind).guarded
