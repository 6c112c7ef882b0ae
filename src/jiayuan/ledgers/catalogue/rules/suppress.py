"""Small cells: figures below ten, and those from which one could be computed, are not told."""

from __future__ import annotations

from collections.abc import Mapping

SMALL = 10
Row = dict[str, int | None]


def is_small(count: int) -> bool:
    """Zero tells of nobody; one to nine tell of somebody."""
    return 0 < count < SMALL


def shares(row: Mapping[str, int], whole: str) -> Row:
    """One row of parts of a whole: a part is hidden when it or what is left of the whole is small."""
    total = row[whole]
    if is_small(total):
        return dict.fromkeys(row)
    hidden = {name for name, part in row.items() if is_small(part) or is_small(total - part)}
    return {name: None if name in hidden else part for name, part in row.items()}


def column(values: Mapping[str, int]) -> dict[str, int | None]:
    """Figures that add up to a total told elsewhere: small ones are hidden, and never exactly one of them alone."""
    hidden = {key for key, value in values.items() if is_small(value)}
    # One hidden cell is the total less the others; the smallest of those left goes with it.
    while hidden and (len(hidden) == 1 or sum(values[key] for key in hidden) < SMALL):
        rest = {key: value for key, value in values.items() if key not in hidden and value}
        if not rest:
            break
        hidden.add(min(rest, key=lambda key: (rest[key], key)))
    return {key: None if key in hidden else value for key, value in values.items()}


def table(rows: Mapping[str, Mapping[str, int]], whole: str) -> dict[str, Row]:
    """Rows by place, columns as parts of `whole`: within rows and down every column."""
    within = {key: shares(row, whole) for key, row in rows.items()}
    names = list(next(iter(rows.values()), {}))
    down = {name: column({key: row[name] for key, row in rows.items()}) for name in names}
    # A place whose whole is hidden shows no part either: a part is at most its whole.
    gone = {key for key, value in down.get(whole, {}).items() if value is None}
    return {
        key: {
            name: None if key in gone or row[name] is None or down[name][key] is None else row[name] for name in names
        }
        for key, row in within.items()
    }
