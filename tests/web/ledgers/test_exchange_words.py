"""Every code and every finding has its words, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.utils import translation

from jiayuan.ledgers import exchange
from jiayuan.ledgers.api import LogFinding
from jiayuan.ledgers.exchange.rules.finding import KINDS
from jiayuan.web.ledgers.exchange_words import FINDINGS, REASONS, finding_words, reason, tone

SOURCES = Path(exchange.__file__).parent
CODES = re.compile(r'code="([a-z-]+)"|(?:return|else) "([a-z]+-[a-z-]+|skew)"|failed\([\w().]+, "([a-z-]+)"\)')


def codes() -> set[str]:
    """The codes the exchange gives, as its sources name them."""
    found = (CODES.findall(file.read_text(encoding="utf-8")) for file in sorted(SOURCES.rglob("*.py")))
    return {next(filter(None, match)) for matches in found for match in matches}


def test_codes_of_refusals_have_words() -> None:
    # Codes of a person's own page are told there, in the words of the error itself.
    assert codes() - set(REASONS) == {"decision"}
    assert {"bad-signature", "body-changed", "no-use", "no-answer"} <= codes()


def test_an_unknown_code_is_shown_as_it_is() -> None:
    assert reason("something-new") == "something-new"


def test_every_finding_has_words() -> None:
    assert set(FINDINGS) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_finding_is_told_with_its_place_in_both_languages(kind: str) -> None:
    finding = LogFinding(kind, "exchange-2026-03-01.log", 17)
    assert finding_words(finding).endswith("：exchange-2026-03-01.log 第17行")
    with translation.override("en"):
        assert finding_words(finding).endswith(": exchange-2026-03-01.log line 17")


def test_states_that_want_a_look_stand_out() -> None:
    assert [tone(state) for state in ("dead", "refused", "applied")] == ["danger", "warning", "neutral"]
