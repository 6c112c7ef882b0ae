"""Filing step by step without script and without a stored draft: earlier answers travel as hidden fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jiayuan.cases.api import NewCase, Similar
from jiayuan.kernel.placepath import PlacePath
from jiayuan.places.api import parse_address
from jiayuan.web.cases.filing import ContactForm, SameForm, WhatForm, WhereForm

STEPS = ("what", "where", "same", "contact", "check")
TITLES: dict[str, str | Promise] = {
    "what": _("什么事"), "where": _("在哪里"), "same": _("是不是同一件"), "contact": _("怎么联系您"),
    "check": _("核对并提交"),
}  # fmt: skip
FORMS: dict[str, type[forms.Form]] = {"what": WhatForm, "where": WhereForm, "contact": ContactForm}
# The one list of answers that travel; anything else a browser sends is dropped.
FIELDS = (
    "kind", "class_code", "text", "where", "address", "lon", "lat", "same", "phone", "confidential", "key",
)  # fmt: skip


@dataclass
class Draft:
    """The answers so far, as the browser sent them back."""

    answers: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, sent: Mapping[str, str]) -> Draft:
        # A little above the limit of the form, so that the form's own message names the length.
        return cls({name: sent[name][:4500] for name in FIELDS if sent.get(name)})

    def hidden(self, step: str) -> list[tuple[str, str]]:
        """What the page of a step must carry along: all answers but its own."""
        own = set(FORMS[step].base_fields) if step in FORMS else ({"same"} if step == "same" else set())
        return [(name, value) for name, value in self.answers.items() if name not in own]

    def form(self, step: str, similar: list[Similar], *, bound: bool) -> forms.Form | None:
        """The form of a step, filled with what was answered before."""
        if step == "same":
            return SameForm(similar, self.answers if bound else None, initial=self.answers)
        kind = FORMS.get(step)
        if kind is None:
            return None
        return kind(self.answers) if bound else kind(initial=self.answers)

    def first_wrong(self) -> str:
        """The first step whose answers are missing or wrong; "check" when all are fine."""
        for step in ("what", "where", "contact"):
            form = self.form(step, [], bound=True)
            if form is not None and not form.is_valid():
                return step
        return "check"

    def place(self, home: PlacePath | None) -> PlacePath | None:
        """The home, or what the typed address means; None where only the point or nothing tells."""
        # Somebody without a registered home can still file; the desk places it.
        if self.answers.get("where") == "home" or home is None:
            return home
        if self.answers.get("where") == "address":
            found = parse_address(self.answers.get("address", ""), home.ancestors()[-2]).place
            return found.path if found else None
        return None

    def case(self, home: PlacePath | None, photos: tuple[bytes, ...] = ()) -> NewCase:
        told = self.answers
        return NewCase(
            text=told.get("text", ""), class_code=told.get("class_code", ""), kind=told.get("kind", ""),
            place=self.place(home), address=told.get("address", ""), lon=_number(told.get("lon")),
            lat=_number(told.get("lat")), confidential=told.get("confidential") == "on",
            contact_phone=told.get("phone", ""), idem_key=told.get("key", ""), photos=photos,
        )  # fmt: skip


def _number(text: str | None) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None


def after(step: str, similar: list[Similar]) -> str:
    """The next step; the question about the same thing is asked only when there is something like it."""
    following = STEPS[min(STEPS.index(step) + 1, len(STEPS) - 1)]
    return "contact" if following == "same" and not similar else following


def progress(step: str) -> list[dict[str, object]]:
    """The steps for the step bar."""
    at = STEPS.index(step)
    states = ("done", "current", "todo")
    return [
        {"label": TITLES[name], "state": states[(number >= at) + (number > at)]} for number, name in enumerate(STEPS)
    ]
