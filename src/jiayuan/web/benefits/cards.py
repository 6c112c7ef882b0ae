"""What the templates draw: cards, reason lines, compared values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext

from jiayuan.benefits.api import Explained, Line, Matter, Mine, OfferCard, load_book
from jiayuan.web.benefits.wording import amount, localised, state_of, tone_of, yuan


@dataclass(frozen=True, slots=True)
class Card:
    """The look's card component."""

    title: str
    href: str
    text: str
    meta: str
    tag: str
    tag_tone: str


def offer_card(one: OfferCard) -> Card:
    """An offer: name, amount, one sentence why, where it stands."""
    return Card(
        title=localised(one.name, one.name_en),
        href=reverse("benefits:mine_one", args=[one.id]),
        text=gettext("因为：%(why)s") % {"why": localised(one.why, one.why_en)},
        meta=amount(one),
        tag=state_of(one.state),
        tag_tone=tone_of(one.state),
    )


def _months(since: date, until: date | None) -> str:
    start = gettext("从%(month)s起") % {"month": since.strftime("%Y-%m")}
    return start if until is None else f"{start} · " + gettext("到%(month)s停发") % {"month": until.strftime("%Y-%m")}


def mine_cards(mine: Mine) -> dict[str, list[Card]]:
    """The four groups of a resident's page."""
    drawn = {"drawing": mine.drawing, "stopped": mine.stopped}
    groups = {
        "may_be_mine": [offer_card(one) for one in mine.may_be_mine],
        "under_way": [offer_card(one) for one in mine.under_way],
    }
    for name, rows in drawn.items():
        groups[name] = [
            Card(
                title=localised(row.name, row.name_en),
                href=reverse("benefits:mine_one", args=[row.offer]),
                text=_months(row.since, row.until),
                meta=gettext("每月 %(yuan)s 元") % {"yuan": yuan(row.amount)},
                tag=state_of(name),
                tag_tone=tone_of(name),
            )
            for row in rows
        ]
    return groups


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


def locked_rows(lines: Iterable[Line]) -> list[dict[str, str]]:
    """Rows of the facts component: value, and where it comes from."""
    rows = []
    for line in lines:
        source = line.source + (f" · {line.as_of:%Y-%m-%d}" if line.as_of else "")
        rows.append({"label": localised(line.zh, line.en), "value": line.value, "note": source})
    return rows


def compared(matter: Matter) -> list[dict[str, object]]:
    """Registry value beside the person's statement, differences marked."""
    lines = matter.prefill.lines
    held = [{"label": localised(line.zh, line.en), "value": line.value or gettext("未知")} for line in lines]
    said = [
        {
            "label": localised(line.zh, line.en),
            "value": line.said or gettext("没有异议"),
            "differs": bool(line.said) and line.said != line.value,
        }
        for line in lines
    ]
    return [{"title": gettext("底册记录"), "rows": held}, {"title": gettext("本人陈述"), "rows": said}]


@dataclass(frozen=True, slots=True)
class Saved:
    """What the old way asked for and what is asked now."""

    papers: list[str]
    answers: int


def saved(policy: str, answers: int) -> Saved:
    """The papers nobody has to bring any more."""
    papers = load_book().policies[policy].papers
    return Saved([localised(paper.was.zh, paper.was.en) for paper in papers], answers)


def pair_of(policy: str) -> list[tuple[str, str]]:
    """The benefits a person must choose between: (id, name), this one first; empty if there is no pair."""
    book = load_book()
    others = [
        pair.b if pair.a == policy else pair.a
        for pair in book.pairs
        if pair.kind == "choose" and policy in (pair.a, pair.b)
    ]
    names = [policy, *others] if others else []
    return [(name, localised(book.policies[name].name.zh, book.policies[name].name.en)) for name in names]
