"""A model field for PostgreSQL's `point`: local metric coordinates (x east, y north, metres)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models

Point = tuple[float, float]
# Django's fields are generic for the type checker only.
if TYPE_CHECKING:
    PointBase = models.Field[Point | None, Point | None]
else:
    PointBase = models.Field


class PointField(PointBase):
    """Stores ``(x, y)`` in metres; GiST gives nearest and box queries without an extension."""

    description = "PostgreSQL point"

    def db_type(self, connection: Any) -> str:
        return "point"

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Point | None:
        return self.to_python(value)

    def to_python(self, value: Any) -> Point | None:
        if isinstance(value, str):
            x, y = value.strip("()").split(",")
            return float(x), float(y)
        return value  # type: ignore[no-any-return]  # already a pair, or None

    def get_prep_value(self, value: Any) -> str | None:
        return None if value is None else f"({float(value[0])!r},{float(value[1])!r})"
