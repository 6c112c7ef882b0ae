"""The moves of a page: only the commands its reader may give, the likely next one first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django import forms

from jiayuan.kernel.placepath import PlacePath
from jiayuan.web.cases.fields import form_for
from jiayuan.web.cases.labels import move_words

# Commands with a page of their own, or none here: splitting and moving need more than one field.
HIDDEN = frozenset({"join", "follow", "split", "relocate", "partial_feedback", "offer"})
FIRST = ("sign", "start", "log_contact", "report_done", "approve", "dispatch", "answer_directly", "accept_return")


@dataclass(frozen=True, slots=True)
class Move:
    """A command on the page: its words, where it is sent, its form."""

    name: str
    label: str
    action: str
    form: forms.Form
    first: bool = False

    @property
    def simple(self) -> bool:
        return not self.form.fields


def moves(names: Iterable[str], base: str, place: PlacePath | None, bound: forms.Form | None = None) -> list[Move]:
    """The moves of a page, the likely next one first; `bound` is the form that was sent and came back."""
    shown = [name for name in names if name not in HIDDEN]
    likely = next((name for name in FIRST if name in shown), "")
    made = [
        Move(
            name, move_words(name), f"{base}{name}/",
            bound if bound is not None and bound.prefix == name else form_for(name, place), name == likely,
        ) for name in shown
    ]  # fmt: skip
    return sorted(made, key=lambda move: (not move.first, FIRST.index(move.name) if move.name in FIRST else 99))
