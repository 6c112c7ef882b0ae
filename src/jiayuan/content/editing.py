"""The editor's form: the same checks as everywhere else, on each save in the content admin."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from wagtail.admin.forms import WagtailAdminPageForm

from jiayuan.content.rules import Draft, check
from jiayuan.content.words import EDITOR_ROLES
from jiayuan.identity.api import identify
from jiayuan.kernel import clock
from jiayuan.kernel.placepath import PlacePath

# Where the check's field is called otherwise in Wagtail, or stands in a form set of its own.
FORM_FIELDS = {"go_live": "go_live_at", "expire_at": "expire_at", "targets": None}


def places_of(user: Any) -> list[PlacePath]:
    """The places a signed-in editor writes for: those of the live grants whose role edits."""
    if user is None or user.account_id is None:
        return []
    return [grant.place for grant in identify(user.account_id).grants if grant.role in EDITOR_ROLES]


class NoticeForm(WagtailAdminPageForm):
    """Refuses a notice that breaks a rule, and names every fault at its field."""

    def targets(self) -> list[PlacePath]:
        forms = self.formsets["targets"].forms
        kept = [form.cleaned_data for form in forms if form.is_valid() and not form.cleaned_data.get("DELETE")]
        return [PlacePath(data["place"].path) for data in kept if data.get("place")]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        draft = Draft(
            title=data.get("title") or "",
            summary=data.get("summary") or "",
            urgency=data.get("urgency") or "routine",
            targets=self.targets(),
            scopes=places_of(self.for_user),
            go_live=data.get("go_live_at"),
            expire_at=data.get("expire_at"),
        )
        for fault in check(draft, clock.now()):
            field = FORM_FIELDS.get(fault.field, fault.field)
            if field is None or field not in self.errors:
                self.add_error(field, gettext(str(fault.message)))
        return data
