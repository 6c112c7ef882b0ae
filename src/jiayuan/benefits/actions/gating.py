"""A book through the gate: check, dry run, approval by a second person, publishing, withdrawing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from jiayuan.audit.api import record
from jiayuan.benefits.actions.drafting import CHANGED, locked
from jiayuan.benefits.actions.running import disputes
from jiayuan.benefits.engine.gate.checking import full_check
from jiayuan.benefits.engine.gate.dryrun import DryRun, dry_run
from jiayuan.benefits.engine.gate.states import MOVES, signature_holds
from jiayuan.benefits.engine.quotes import texts_folder
from jiayuan.benefits.engine.sheets.files import book_of
from jiayuan.benefits.everybody import fact_columns
from jiayuan.benefits.inforce import current_book, forget
from jiayuan.benefits.models import RulebookVersion
from jiayuan.identity.api import require
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting, current
from jiayuan.kernel.errors import Conflict, NotFound, Refused
from jiayuan.kernel.purpose import BENEFIT_MATCHING

# District, street, community: three parts of a path.
COMMUNITY = 3
# A page shows so many findings; the command line shows all.
MOST_FINDINGS = 200


def signed(version: RulebookVersion) -> str:
    """What a signature covers: book, diff and the base the diff was made on."""
    return hashlib.sha256(f"{version.hash}:{version.diff_hash}:{version.snapshot}".encode()).hexdigest()


def _check(version: RulebookVersion, _acting: Acting) -> None:
    book = book_of(version.files)
    report = full_check(book, texts_folder(book), clock.today())
    version.findings = [
        {"where": finding.where, "what": finding.what, "grave": finding.grave} for finding in report.findings
    ][:MOST_FINDINGS]


def run_dry(files: Mapping[str, str]) -> DryRun:
    """The book in force beside a new one, over everybody in the acting scope; one audit record of the read."""
    acting, today = current(), clock.today()
    before, after = current_book(), book_of(files)
    codes = [code for book in (before, after) for policy in book.looked_for(today) for code in policy.facts]
    people = fact_columns(after, codes, BENEFIT_MATCHING, acting.scope, today, disputes())
    return dry_run(before, after, people, today, COMMUNITY)


def _diff(version: RulebookVersion, _acting: Acting) -> None:
    found = run_dry(version.files)
    version.diff = found.as_json()
    version.base_hash, version.diff_hash, version.snapshot = found.base_hash, found.hash, found.snapshot
    version.signed_hash, version.approver_id, version.approved_at = "", None, None


def _approve(version: RulebookVersion, acting: Acting) -> None:
    version.approver_id, version.approved_at = acting.account_id, clock.now()
    version.signed_hash = signed(version)


def _publish(version: RulebookVersion, _acting: Acting) -> None:
    if version.signed_hash != signed(version) or not signature_holds(version.approved_at, clock.now()):
        raise Refused(_("复核已过期或与现在的内容不符，请重新试算并复核"), code="signature")
    # A dry run against a book that is no longer in force says nothing about what would change now.
    if version.base_hash != current_book().hash:
        raise Refused(_("试算之后又有别的规则发布，请重新试算"), code="base")
    version.published_at, version.published_on = clock.now(), clock.today()


def _withdraw(_version: RulebookVersion, _acting: Acting) -> None:
    """Nothing but the state: the book published before it is the newest again."""


DOING: Mapping[str, Callable[[RulebookVersion, Acting], None]] = {
    "check": _check,
    "diff": _diff,
    "approve": _approve,
    "publish": _publish,
    "withdraw": _withdraw,
}


def _may(version: RulebookVersion, name: str, acting: Acting) -> str:
    """The state it leads to; raises Refused when the table has no such move or the mover wrote the book."""
    move = MOVES.get((version.state, name))
    if move is None or name not in DOING:
        raise Refused(_("现在不能做这一步"), code="state")
    require(acting, move.permission)
    if move.second and version.author_id == acting.account_id:
        raise Refused(_("规则要由另一个人复核后发布"), code="second-person")
    return move.to


def book_command(number: int, name: str, expected_version: int | None = None) -> RulebookVersion:
    """Does one step with a version. A check that finds grave faults is kept with the draft, which stays a draft."""
    acting = current()
    # Nobody learns of drafts who may not even open the page.
    if not RulebookVersion.objects.filter(pk=number).exists():
        raise NotFound
    try:
        with transaction.atomic():
            version = locked(number, expected_version)
            to = _may(version, name, acting)
            DOING[name](version, acting)
            stays = name == "check" and any(finding["grave"] for finding in version.findings)
            version.state = version.state if stays else to
            version.changed_at, version.lock_version = clock.now(), version.lock_version + 1
            version.save(update_fields=CHANGED)
            record(f"benefits.book.{name}", obj=f"book:{version.hash[:16]}", detail={"version": version.pk})
    except IntegrityError as twice:
        raise Conflict(_("今天已经发布过一版"), code="one-a-day") from twice
    transaction.on_commit(forget)
    return version
