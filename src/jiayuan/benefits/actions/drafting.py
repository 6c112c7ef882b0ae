"""Writing a new book: a draft begins as the book in force and changes file by file."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from jiayuan.audit.api import record
from jiayuan.benefits.books import HOME_BOOK
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.gate.states import EDIT, MOVES
from jiayuan.benefits.engine.sheets.files import book_of
from jiayuan.benefits.inforce import files_in_force
from jiayuan.benefits.models import RulebookVersion
from jiayuan.identity.api import require
from jiayuan.kernel import clock
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import Conflict, Invalid, Refused

# What an edit undoes.
UNDONE: Mapping[str, object] = {
    "findings": [], "diff": {}, "diff_hash": "", "snapshot": "", "signed_hash": "", "approver_id": None,
    "approved_at": None,
}  # fmt: skip
# What may change at all; the database grants no more.
CHANGED = (
    "state", "files", "hash", "base_hash", "findings", "diff", "diff_hash", "snapshot", "signed_hash", "approver_id",
    "approved_at", "published_at", "published_on", "changed_at", "lock_version",
)  # fmt: skip


def start_draft(note: str) -> RulebookVersion:
    """A draft of the acting clerk, equal to the book in force."""
    acting = current()
    require(acting, EDIT)
    files = files_in_force()
    book = book_of(files)
    with transaction.atomic():
        draft = RulebookVersion.objects.create(
            jurisdiction=HOME_BOOK, hash=book.hash, base_hash=book.hash, state="draft", note=note[:200],
            files=files, author_id=acting.account_id,
        )  # fmt: skip
        record("benefits.book.draft", obj=f"book_version:{draft.pk}")
    return draft


def locked(number: int, expected_version: int | None) -> RulebookVersion:
    """The version for a change; raises Conflict when somebody else was faster than the page that was shown."""
    found = RulebookVersion.objects.select_for_update().get(pk=number)
    if expected_version is not None and found.lock_version != expected_version:
        raise Conflict(_("这份规则刚被别人改过，请刷新后再试"), code="stale")
    return found


def save_files(number: int, files: Mapping[str, str], expected_version: int | None = None) -> RulebookVersion:
    """The draft with these files; raises Invalid when they make no book, Refused for somebody else's draft."""
    acting = current()
    require(acting, EDIT)
    try:
        book = book_of(files)
    except BookError as wrong:
        raise Invalid(str(wrong), code="rulebook") from wrong
    with transaction.atomic():
        draft = locked(number, expected_version)
        if (draft.state, "edit") not in MOVES:
            raise Refused(_("这份规则已经发布或撤回，请另起一份草稿"), code="state")
        # Whoever writes must not be the one who approves, so a draft has one writer.
        if draft.author_id != acting.account_id:
            raise Refused(_("草稿只能由起草人修改"), code="author")
        for field, empty in UNDONE.items():
            setattr(draft, field, empty)
        draft.state, draft.files, draft.hash = MOVES[draft.state, "edit"].to, dict(files), book.hash
        draft.changed_at, draft.lock_version = clock.now(), draft.lock_version + 1
        draft.save(update_fields=CHANGED)
        record("benefits.book.edit", obj=f"book_version:{draft.pk}", detail={"hash": book.hash[:16]})
    return draft
