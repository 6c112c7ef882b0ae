"""A key leads back to the row it was made of, or says that it was cut short."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.benefits.queries.keys import key_of, split_key
from jiayuan.kernel.errors import Invalid


@given(st.dates(), st.uuids())
def test_what_was_put_in_comes_out(day: date, pk: UUID) -> None:
    assert split_key(key_of(day.isoformat(), pk), date.fromisoformat) == (day, pk)


@pytest.mark.parametrize(
    "text", ["x", "_", "2026-01-01", "2026-01-01_", "2026-13-01_00000000-0000-7000-8000-000000000001"]
)
def test_a_key_cut_short_is_told(text: str) -> None:
    with pytest.raises(Invalid) as wrong:
        split_key(text, date.fromisoformat)
    assert wrong.value.code == "page"
