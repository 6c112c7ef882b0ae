"""A batch of places as a table: checked and completed before it goes to the database."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import polars as pl
import pyarrow as pa

from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.placepath import WIDTHS
from jiayuan.kernel.text import mark
from jiayuan.places.divisions import Division
from jiayuan.places.geo import M_PER_LAT, M_PER_LON
from jiayuan.places.kinds import LEVELS

COLUMNS: dict[str, Any] = {
    "path": pl.String,
    "kind": pl.String,
    "name": pl.String,
    "floors": pl.Int16,
    "units": pl.Int16,
    "lon": pl.Float64,
    "lat": pl.Float64,
}
# The same shape as kernel's PlacePath, in the dialect of polars; a test holds the two together.
_PARTS = (rf"(?:[0-9A-Z]{{{width}}}\." if n else rf"[0-9]{{{width}}}\." for n, width in enumerate(WIDTHS))
_SHAPE = "^" + "".join(_PARTS) + ")?" * (len(WIDTHS) - 1) + "$"


def division_frame(divisions: Iterable[Division]) -> pl.DataFrame:
    """Divisions as a batch; their points come with the outlines."""
    rows = [{"path": one.path.value, "kind": one.kind.value, "name": one.name} for one in divisions]
    return pl.DataFrame(rows, schema={name: COLUMNS[name] for name in ("path", "kind", "name")})


def complete(places: pl.DataFrame | pa.Table) -> pl.DataFrame:
    """Adds what follows from path, name and point. Raises Invalid with the number of wrong rows."""
    frame = pl.from_arrow(places) if isinstance(places, pa.Table) else places
    assert isinstance(frame, pl.DataFrame)
    missing = [pl.lit(None, dtype).alias(name) for name, dtype in COLUMNS.items() if name not in frame.columns]
    frame = frame.with_columns(missing).select(pl.col(name).cast(dtype) for name, dtype in COLUMNS.items())
    # Before anything is derived: a malformed path would make a wrong parent.
    _refuse_wrong(frame)
    return frame.with_columns(
        # The parent is the path without its last segment.
        pl.col("path").str.replace(r"[^.]+\.$", "").alias("parent_path"),
        pl.col("path").str.count_matches(r"\.").cast(pl.Int16).alias("level"),
        pl.col("path").str.replace_all(".", "", literal=True).alias("addr_code"),
        pl.col("name").str.normalize("NFKC").str.replace_all(r"\s+", "").alias("name_norm"),
        (pl.col("lon") * M_PER_LON).alias("x"),
        (pl.col("lat") * M_PER_LAT).alias("y"),
    ).with_columns(pl.col("addr_code").str.head(12).str.pad_end(12, "0").alias("code12"))


def _refuse_wrong(frame: pl.DataFrame) -> None:
    level = pl.col("kind").replace_strict({kind.value: int(floor) for kind, floor in LEVELS.items()}, default=0)
    wrong = frame.filter(
        ~pl.col("path").str.contains(_SHAPE).fill_null(False)
        | (level != pl.col("path").str.count_matches(r"\."))
        | pl.col("name").is_null()
    )
    if wrong.height or frame["path"].is_duplicated().any():
        raise Invalid(mark("地点表中有编码、类别或名称不合规定的行，或编码重复"), code="place-rows")
