"""All classes of inputs with their weights: cheap ones often, sheets and whole books now and then."""

from __future__ import annotations

from collections.abc import Mapping

from tests.fuzz import (
    addresses,
    batches,
    books,
    columns,
    dates,
    expressions,
    ids,
    messages,
    names,
    phones,
    places,
    standards,
)
from tests.fuzz.running import Kind

CELLS: Mapping[str, Kind] = {
    "id": Kind(ids.make, ids.check, 10),
    "phone": Kind(phones.make, phones.check, 10),
    "name": Kind(names.make, names.check, 8),
    "date": Kind(dates.make, dates.check, 8),
    "address": Kind(addresses.make, addresses.check, 10),
    "standard": Kind(standards.make, standards.check, 8),
    "place": Kind(places.make, places.check, 4),
    "point": Kind(places.make_point, places.check_point, 2),
    "expression": Kind(expressions.make, expressions.check, 4),
    "message": Kind(messages.make, messages.check, 3),
    "value": Kind(messages.value, messages.check_value, 3),
    "header": Kind(columns.make, columns.check, 2),
    "shift": Kind(columns.make_lines, columns.check_lines, 1),
}
# A column holds as many cells as SIZE says, so few of them say much.
COLUMNS: Mapping[str, Kind] = {"column": Kind(batches.make, batches.check, patience=30)}
# A process each: seconds of patience on a busy machine, the child's own limits are narrower.
BOOKS: Mapping[str, Kind] = {"workbook": Kind(books.make, books.check, patience=60)}
EVERYTHING = {**CELLS, **COLUMNS, **BOOKS}
