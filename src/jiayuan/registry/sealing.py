"""Sealed attributes: encryption under the person's own key and the blind index, for whole columns at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

import polars as pl

from jiayuan.identity import api as identity
from jiayuan.registry.attributes import ATTRS, BY_NO

SEALED = [attr.no for attr in ATTRS if attr.sealed]


def cell(attr: str, entity: UUID | str) -> str:
    """The associated data of a sealed fact: it opens for its own attribute and person only."""
    return f"registry_fact.{attr}:{entity}"


def blind(attr: str, text: str) -> bytes:
    """The blind index of an attribute's value."""
    return identity.blind(f"registry_fact.{attr}", text)


def blind_each(attr: str, texts: Iterable[str]) -> dict[str, bytes]:
    """The blind indexes of many values of one attribute: text → index."""
    return identity.blind_many(f"registry_fact.{attr}", texts)


def _blinded(codes: Sequence[str], texts: Sequence[str]) -> list[bytes]:
    """The blind indexes of (attribute, text), in order."""
    by_code: dict[str, set[str]] = {}
    for code, text in zip(codes, texts, strict=True):
        by_code.setdefault(code, set()).add(text)
    known = {code: blind_each(code, values) for code, values in by_code.items()}
    return [known[code][text] for code, text in zip(codes, texts, strict=True)]


def seal_column(facts: pl.DataFrame) -> pl.DataFrame:
    """Moves the values of sealed attributes to `sealed` and `bi`; other rows get nulls there."""
    numbered = facts.with_row_index("n")
    # Null values have nothing to seal: known absent stays visible as such.
    secret = numbered.filter(pl.col("attr").is_in(SEALED) & pl.col("value").is_not_null())
    codes = [BY_NO[no].code for no in secret.get_column("attr")]
    people = [UUID(text) for text in secret.get_column("entity")]
    texts = secret.get_column("value").to_list()
    sealed = identity.seal_many(
        [(who, cell(code, who), text) for who, code, text in zip(people, codes, texts, strict=True)]
    )
    indexes = _blinded(codes, texts)
    columns = {"n": secret.get_column("n"), "sealed": list(sealed), "bi": indexes}
    hidden = pl.DataFrame(columns, schema={"n": pl.UInt32, "sealed": pl.Binary, "bi": pl.Binary})
    joined = numbered.join(hidden, on="n", how="left", maintain_order="left").drop("n")
    plain = pl.when(pl.col("sealed").is_null()).then(pl.col("value"))
    return joined.with_columns(plain.alias("value"))


def open_values(attr: str, cells: Sequence[tuple[UUID, bytes]]) -> list[str]:
    """The plain texts of one attribute: (entity whose key seals it, sealed bytes)."""
    return list(identity.open_many([(who, cell(attr, who), bytes(sealed)) for who, sealed in cells]))
