"""The table of why and why not: every gate and row in plain words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext

from jiayuan.benefits.api import Explained, Line
from jiayuan.web.benefits.wording import localised


@dataclass(frozen=True, slots=True)
class Reason:
    """One line of the why table; `mark` is yes, no or unknown."""

    say: str
    mark: str
    cite: str
    facts: str
    decisive: bool


def _fact_words(explained: Explained, codes: Iterable[str], lines: dict[str, Line]) -> str:
    shown = [lines[code] for code in codes if code in lines]
    return "；".join(f"{localised(line.zh, line.en)}：{line.value or gettext('未知')}" for line in shown)


def reasons(explained: Explained, lines: Iterable[Line]) -> list[Reason]:
    """Every gate and row in plain words, the deciding one marked. A bar reads as what must not be so."""
    held = {line.fact: line for line in lines}
    decisive = explained.decisive
    return [
        Reason(
            say=(gettext("没有：") if step.part == "not_if" else "") + localised(step.say.zh, step.say.en),
            mark=step.mark,
            cite=step.cite,
            facts=_fact_words(explained, (used.code for used in step.facts), held),
            decisive=decisive is not None and decisive.id == step.id,
        )
        for step in explained.steps
    ]
