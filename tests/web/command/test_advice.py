"""What was shown is what is sent."""

from __future__ import annotations

import pytest
from django.core import signing

from jiayuan.command.api import Option
from jiayuan.command.dispatch import Candidate
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.ids import uuid7
from jiayuan.web.command.advice import selected_context
from jiayuan.web.command.sealing import SALT, seal, unseal
from tests.command.stage import Event, report, send

UNIT = Candidate(uuid7(), "A12", frozenset({"medic"}), 61.27)
OPTION = Option(2, ((UNIT, "medic"),), (), ("fastest",))


def test_sealed_option_comes_back() -> None:
    assert unseal(seal(OPTION)) == (2, [(UNIT.key, "medic", 61.3)])


@pytest.mark.parametrize(
    "text", ["", "x", signing.dumps([1, []], salt="other")], ids=["empty", "short", "signed elsewhere"]
)
def test_forged_option_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        unseal(text)


def test_changed_option_is_refused() -> None:
    with pytest.raises(Invalid):
        unseal(seal(OPTION)[:-2] + "xx")
    assert SALT


def test_panel_offers_options_while_units_are_needed(event: Event) -> None:
    incident = report(event)
    assert 1 < len(selected_context(incident)["options"]) <= 3
    send(incident)
    assert "options" not in selected_context(incident)


def test_panel_words(event: Event) -> None:
    context = selected_context(report(event))
    assert context["needs"] == "急救 1"
    assert context["left"] == "5:00"
    assert "最快到达" in context["options"][0]["why"]
