"""What the calculator says of each policy: likely, depends on …, or not, with a range and what to bring."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from jiayuan.benefits.api import Evaluation, Explained, Paper, RuleBook
from jiayuan.web.benefits.wording import localised, yuan

# Papers the flow itself replaces; the others a stranger to the base may be asked to show.
NEVER_BROUGHT = ("confirmation", "dropped")
ORDER = ("yes", "unknown", "no")


@dataclass(frozen=True, slots=True)
class Told:
    """One policy as a person reads it."""

    id: str
    name: str
    status: str
    amount: str
    why: str
    depends: str
    bring: str
    provisional: bool


def _amount(line: Explained) -> str:
    result = line.result
    if result.status == "no":
        return ""
    if result.amount is not None:
        return gettext("每月 %(yuan)s 元") % {"yuan": yuan(result.amount)}
    if result.high is None:
        return gettext("每月 %(low)s 元起") % {"low": yuan(result.low)}
    return gettext("每月 %(low)s – %(high)s 元") % {"low": yuan(result.low), "high": yuan(result.high)}


def _row(texts: Iterable[str]) -> str:
    return localised("、", ", ").join(texts)


def _depends(names: Iterable[str], book: RuleBook) -> str:
    shown = []
    for name in names:
        # Nobody is asked for a figure of the law: it is the book that lacks it.
        fact = book.facts.get("age" if name == "birth" else name)
        shown.append(localised(fact.zh, fact.en) if fact else gettext("文件里的标准（待补）"))
    return _row(dict.fromkeys(shown))


def _why(line: Explained) -> str:
    step = line.decisive
    if step is None:
        return gettext("没有一档符合")
    said = localised(step.say.zh, step.say.en)
    return gettext("没有：%(say)s") % {"say": said} if step.part == "not_if" else said


def _bring(papers: Sequence[Paper]) -> str:
    return _row(localised(one.was.zh, one.was.en) for one in papers if one.source not in NEVER_BROUGHT)


def told(found: Evaluation) -> list[Told]:
    """Likely ones first, then open ones by what they may be worth, then the noes."""
    lines = sorted(
        found.lines, key=lambda line: (ORDER.index(line.result.status), -(line.result.amount or line.result.high or 0))
    )
    return [
        Told(
            id=line.policy.id,
            name=localised(line.policy.name.zh, line.policy.name.en),
            status=line.result.status,
            amount=_amount(line),
            why=_why(line),
            depends=_depends(line.result.missing, found.book) if line.result.status == "unknown" else "",
            bring=_bring(line.policy.papers) if line.result.status != "no" else "",
            provisional=line.result.provisional,
        )
        for line in lines
    ]


def pairs(found: Evaluation) -> list[str]:
    """The pairs of which one may draw only one."""
    names = found.book.policies
    return [
        gettext("%(one)s 和 %(other)s 只能领一项") % {
            "one": localised(names[choice.pair.a].name.zh, names[choice.pair.a].name.en),
            "other": localised(names[choice.pair.b].name.zh, names[choice.pair.b].name.en),
        }
        for choice in found.choices
        if choice.pair.b in names
    ]  # fmt: skip
