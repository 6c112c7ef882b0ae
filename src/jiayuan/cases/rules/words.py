"""Texts that leave the house: names stay out by care, phone and id numbers by rule."""

from __future__ import annotations

import re

from jiayuan.cases.rules.limits import MAX_SUMMARY
from jiayuan.kernel.text import nfkc

_NUMBERS = re.compile(r"(?<!\d)(?:1[3-9]\d{9}|\d{17}[\dXx]|0\d{2,3}-?\d{7,8})(?!\d)")
# Somebody who only looks on: told of the progress, never asked for a rating.
FOLLOWS = "follows"
KINDS = ("consult", "help", "complaint", "report", "advice")


def public(text: str) -> str:
    """The text with phone and id numbers covered."""
    return _NUMBERS.sub("***", nfkc(text))


def summarise(text: str) -> str:
    """The first sentence, at most eighty characters, without numbers of persons."""
    plain = " ".join(public(text).split())
    first = re.split(r"(?<=[。!?;！？；])", plain, maxsplit=1)[0]
    return first if len(first) <= MAX_SUMMARY else f"{first[: MAX_SUMMARY - 1]}…"
