"""The table of ledgers, held against the templates a street is given."""

from __future__ import annotations

import pytest
import yaml

from jiayuan.config.demo.ledgers.kinds import LEDGERS, WORDS, Ledger
from tests.config.demo.conftest import DIVISIONS

TEMPLATES = DIVISIONS.parents[1] / "ledger_templates"
IDS = [one.code for one in LEDGERS]


@pytest.mark.parametrize("ledger", LEDGERS, ids=IDS)
def test_every_ledger_has_its_template(ledger: Ledger) -> None:
    written = yaml.safe_load((TEMPLATES / f"{ledger.code}.yaml").read_text(encoding="utf-8"))
    assert written["code"] == ledger.code
    assert len(written["columns"]) >= len(ledger.columns) - 1


@pytest.mark.parametrize("ledger", LEDGERS, ids=IDS)
def test_offices_use_words_of_their_own(ledger: Ledger) -> None:
    written = yaml.safe_load((TEMPLATES / f"{ledger.code}.yaml").read_text(encoding="utf-8"))
    proper = {column["header"] for column in written["columns"]}
    assert set(ledger.columns.values()) - proper
    assert len(set(ledger.columns.values())) == len(ledger.columns)


@pytest.mark.parametrize("ledger", LEDGERS, ids=IDS)
def test_shares_are_shares_and_of_columns_it_has(ledger: Ledger) -> None:
    assert 0 < ledger.coverage <= 1
    assert 0 < ledger.outsiders < 0.2
    assert set(ledger.empty) <= set(ledger.columns)
    assert all(0 < share < 1 for share in ledger.empty.values())


@pytest.mark.parametrize("ledger", LEDGERS, ids=IDS)
def test_somebody_can_always_be_found_by_it(ledger: Ledger) -> None:
    assert {"name", "phone", "id_number"} <= set(ledger.columns)


def test_words_are_different_within_a_field() -> None:
    for field, words in WORDS.items():
        named = [word for code, word in words.items() if code and word]
        assert len(set(named)) == len(named), field
