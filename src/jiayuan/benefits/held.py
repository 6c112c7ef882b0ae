"""A policy as the book in force has it, for what was begun under an earlier book.

A book may drop a policy while people are asked about it or draw it: they are shown by its id, and nothing is decided.
"""

from __future__ import annotations

from jiayuan.benefits.books import load_book
from jiayuan.benefits.engine.book import Policy
from jiayuan.benefits.engine.words import Words
from jiayuan.kernel.errors import Refused
from jiayuan.kernel.text import mark


def policy_of(policy: str) -> Policy:
    """The policy of that id; Refused where the book in force has it no more."""
    found = load_book().policies.get(policy)
    if found is None:
        raise Refused(
            mark("这项政策已不在现行规则库里"),
            code="policy-gone",
            advice=mark("已经发放的不受影响；请联系社区，由工作人员按原文件办理"),
        )
    return found


def name_of(policy: str) -> Words:
    """Its name; of one that left the book its id with a note."""
    found = load_book().policies.get(policy)
    return found.name if found else Words(f"{policy}（已不在现行规则库）", f"{policy} (no longer in the rule book)")
