"""The calculator's questions, from the rule book itself: every fact of a single person that decides something."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jiayuan.benefits.api import FactDef, RuleBook
from jiayuan.web.benefits.wording import localised, word

UNKNOWN, ABSENT = "", "absent"
# Up to so many values a number is picked from a list: nobody types a level.
MOST_PICKED = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as a page shows it; `options` empty means typing, `chosen` is what was answered before."""

    code: str
    label: str
    options: tuple[tuple[str, str], ...]
    kind: str
    chosen: str


@dataclass(frozen=True, slots=True)
class Group:
    """Questions of one subject; only the first groups stand open."""

    title: str | Promise
    asked: tuple[Asked, ...]
    open: bool


# Subject → beginnings of its facts' codes, in the order a person is asked.
SUBJECTS: Mapping[str | Promise, tuple[str, ...]] = {
    _("您本人"): ("age", "hukou", "sex"),
    _("残疾和失能"): ("dis.", "elder.", "care."),
    _("救助、工作和收入"): ("relief.", "work.", "income.", "student.", "dibao."),
    _("已经在领的"): ("draws.",),
    _("孩子"): ("child.",),
    _("独生子女家庭"): ("fp.",),
    _("其他"): ("",),
}
OPEN = 3


def asked_facts(book: RuleBook, day: date) -> list[FactDef]:
    """Facts of the person alone; a birth date is asked as an age, which tells less about whom."""
    policies = book.for_people(day)
    own = {policy.drawn for policy in policies}
    codes = dict.fromkeys(code for policy in policies for code in policy.facts if code not in own)
    facts = [book.facts["age" if code == "birth" else code] for code in codes]
    return [fact for fact in facts if fact.of == "person"]


def _picked(fact: FactDef) -> list[tuple[str, str]]:
    if fact.kind == "bool":
        return [("true", gettext("是")), ("false", gettext("否"))]
    if fact.kind == "enum":
        names = fact.option_names or {}
        return [(code, word(names.get(code, code))) for code in fact.options]
    if fact.kind == "int" and fact.high is not None and fact.high <= MOST_PICKED:
        return [(str(number), str(number)) for number in range(fact.low or 0, fact.high + 1)]
    return []


def options(fact: FactDef) -> tuple[tuple[str, str], ...]:
    """What can be picked: not knowing first, "there is none" where that can be; empty for what is typed."""
    picked = _picked(fact)
    if not picked:
        return ()
    none = (
        [(ABSENT, gettext("没有"))] if fact.may_be_absent and fact.kind != "bool" and "none" not in fact.options else []
    )
    return ((UNKNOWN, gettext("不知道")), *none, *picked)


def _asked(fact: FactDef, given: Mapping[str, str]) -> Asked:
    return Asked(
        code=fact.code,
        label=localised(fact.question or fact.zh, fact.en),
        options=options(fact),
        kind=fact.kind,
        chosen=given.get(fact.code, ""),
    )


def _subject(fact: FactDef) -> int:
    starts = list(SUBJECTS.values())
    return next(at for at, begins in enumerate(starts) if fact.code.startswith(begins))


def groups(facts: Iterable[FactDef], given: Mapping[str, str]) -> list[Group]:
    """The questions by subject; one that holds an answer stays open."""
    by_subject: dict[int, list[Asked]] = {}
    for fact in facts:
        by_subject.setdefault(_subject(fact), []).append(_asked(fact, given))
    titles = list(SUBJECTS)
    return [
        Group(titles[at], tuple(asked), at < OPEN or any(one.chosen for one in asked))
        for at, asked in sorted(by_subject.items())
    ]
