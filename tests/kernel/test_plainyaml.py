"""Seeds are read as plain values, by either loader alike."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.kernel.plainyaml import LOADER, plain_yaml

plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc说明", max_size=4), inner, max_size=3),
    max_leaves=6,
)


@given(plain)
def test_what_is_written_is_read(value: object) -> None:
    assert plain_yaml(yaml.safe_dump(value, allow_unicode=True)) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("a: 2026-03-01", {"a": date(2026, 3, 1)}),
        ("[是, 1, 0.5, ~]", ["是", 1, 0.5, None]),
        ("a: &x 1", {"a": 1}),
    ],
)
def test_days_and_numbers_come_as_such(text: str, value: object) -> None:
    assert plain_yaml(text) == value


@pytest.mark.parametrize("text", ["!!python/object/apply:os.getcwd []", "!!python/name:os.system", "!x 1"])
def test_nothing_but_plain_values(text: str) -> None:
    with pytest.raises(yaml.YAMLError):
        plain_yaml(text)


@pytest.mark.parametrize("text", ["a: [1", "a: 1\n b: 2", "*nobody"])
def test_a_broken_text_is_refused(text: str) -> None:
    with pytest.raises(yaml.YAMLError):
        plain_yaml(text)


def test_both_loaders_read_the_seeds_alike(repository: Path) -> None:
    files = sorted((repository / "seeds" / "ledger_templates").glob("**/*.yaml"))
    texts = [file.read_text(encoding="utf-8") for file in files]
    assert len(texts) > 5
    assert list(map(plain_yaml, texts)) == list(map(yaml.safe_load, texts))
    assert issubclass(LOADER, yaml.SafeLoader | yaml.CSafeLoader)
