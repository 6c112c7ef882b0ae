"""Steps of the confirmation: one question a page, the choice only where there is a pair."""

from __future__ import annotations

from django.utils.translation import gettext

from jiayuan.web.benefits.policies import pair_of

LABELS = ("facts", "account", "choice", "authorise")


def steps_of(policy: str) -> list[str]:
    """The steps of a policy in order; never more than four."""
    return [name for name in LABELS if name != "choice" or pair_of(policy)]


def progress(policy: str, now: str) -> list[dict[str, str]]:
    """The steps component: label and state done, current or todo."""
    words = {
        "facts": gettext("核对资料"),
        "account": gettext("收款账户"),
        "choice": gettext("选择一项"),
        "authorise": gettext("授权并提交"),
    }
    names = steps_of(policy)
    at = names.index(now)
    states = ["done" if place < at else "current" if place == at else "todo" for place in range(len(names))]
    return [{"label": words[name], "state": state} for name, state in zip(names, states, strict=True)]


def next_step(policy: str, step: str) -> str:
    """The step after this one; the last one leads to itself."""
    names = steps_of(policy)
    return names[min(names.index(step) + 1, len(names) - 1)]
