"""The register of tables: data class, retention and how row security finds a row's owner."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Literal

ScopeKind = Literal["place", "subject", "place_or_subject", "org", "none", "audit", "framework"]


class DataClass(StrEnum):
    OPEN = "open"
    INTERNAL = "internal"
    PERSONAL = "personal"
    SENSITIVE = "sensitive"


@dataclass(frozen=True, slots=True)
class Table:
    """One registered table; `sealed` names its encrypted columns, `retention` how long rows are kept."""

    name: str
    data_class: DataClass
    retention: str
    scope_kind: ScopeKind
    sealed: tuple[str, ...] = ()
    place_column: str = "place_path"
    subject_column: str | None = None
    org_column: str | None = None
    extra_place_columns: tuple[str, ...] = ()

    @property
    def guarded(self) -> bool:
        """Whether the table must have row security enabled and forced."""
        # Open reference data and tables of frameworks hold no row that belongs to somebody.
        return self.scope_kind not in ("none", "framework")


_tables: dict[str, Table] = {}


def register_table(
    name: str,
    *,
    data_class: DataClass,
    retention: str,
    scope_kind: ScopeKind,
    sealed: tuple[str, ...] = (),
    place_column: str = "place_path",
    subject_column: str | None = None,
    org_column: str | None = None,
    extra_place_columns: tuple[str, ...] = (),
) -> Table:
    """Declares a table, right after its model. Declaring it twice differently raises ValueError."""
    table = Table(
        name, data_class, retention, scope_kind, tuple(sealed), place_column, subject_column, org_column,
        tuple(extra_place_columns),
    )  # fmt: skip
    if scope_kind in ("subject", "place_or_subject") and not subject_column:
        raise ValueError(f"{name}: scope kind {scope_kind} needs a subject column")
    if scope_kind == "org" and not org_column:
        raise ValueError(f"{name}: scope kind org needs an org column")
    # Importing a models module twice must be harmless; two truths about one table must not.
    if _tables.setdefault(name, table) != table:
        raise ValueError(f"{name} is registered twice with different words")
    return table


def registered() -> Mapping[str, Table]:
    return MappingProxyType(_tables)
