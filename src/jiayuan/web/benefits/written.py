"""Moves of the desk that need words of their own: a list of papers, a reason, an objection."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Written:
    """One folded form; `field` is the key of the move's data, `limit` the characters kept of it."""

    name: str
    label: str | Promise
    asks: str | Promise
    field: str
    limit: int


WRITTEN = (
    Written("need", _("一次性告知补充材料"), _("材料清单"), "papers", 300),
    Written("supply", _("本人已补交材料"), _("收到的材料"), "supplied", 200),
    Written("object", _("登记异议"), _("异议内容"), "objection", 300),
    Written("reject", _("核实后不符合，办结"), _("理由"), "reason", 300),
)


def written_moves(commands: Iterable[str]) -> list[Written]:
    """The forms for what may be done now."""
    possible = set(commands)
    return [one for one in WRITTEN if one.name in possible]
