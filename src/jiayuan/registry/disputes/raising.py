"""The acting resident says that a value held about them is wrong, or takes that word back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from jiayuan.audit import api as audit
from jiayuan.identity import api as identity
from jiayuan.kernel import clock, context
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.registry.attributes import Attr, attr
from jiayuan.registry.disputes.saying import SELF, checked_value, say, silence
from jiayuan.registry.disputes.shapes import DisputeRef
from jiayuan.registry.disputes.telling import told
from jiayuan.registry.models import Dispute, Fact
from jiayuan.registry.queries.people import resolve, visible

# As long as a question of the review queue waits. [TC] whether the law's "in time" (PIPL art. 46) means less.
LOOK_WITHIN = timedelta(days=14)


@contextmanager
def _for_oneself() -> Iterator[tuple[UUID, UUID, PlacePath]]:
    """Acts in the whole district in the resident's own name; yields subject, golden record and place."""
    acting = context.current()
    if acting.scope.subject is None:
        raise NotAllowed(code="no-subject")
    found = visible(acting.scope).filter(pk=resolve(acting.scope.subject)).values_list("pk", "place_path").first()
    if found is None or not found[1]:
        raise NotFound
    home = PlacePath(found[1])
    # Residents write no facts by themselves: what they say is kept as one more statement, in their name.
    with _in_the_district(home, acting):
        yield acting.scope.subject, found[0], home


def _in_the_district(home: PlacePath, acting: Acting) -> AbstractContextManager[Acting]:
    return identity.acting_as_service(
        "registry", place=home.at(Level.DISTRICT), purpose=acting.purpose, on_behalf_of=acting
    )


def _held(root: UUID, about: Attr, fact: int | None) -> Fact:
    golden = Fact.objects.filter(root=root, attr=about.no, golden=True, sys_to=None)
    found = golden.filter(pk=fact).first() if fact else golden.order_by("pk").first()
    if found is None:
        raise NotFound
    return found


def dispute(code: str, instead: str | None = None, *, fact: int | None = None) -> DisputeRef:
    """The acting resident disputes the value held under an attribute; `instead` is what they say is right.

    The value stays, marked disputed, with the resident's own beside it; staff look by `due_on`. `fact` names one of
    several values side by side (LineageStep.fact). Raises NotFound (nothing held), Invalid (`instead` is no value of
    this attribute), Conflict (disputed already).
    """
    about = attr(code)
    own = checked_value(about, instead) if instead is not None else None
    if own is not None and about.several:
        raise Invalid(_("请先注明这一项有误，正确的内容由社区核实后补登"), code="dispute-several")
    with _for_oneself() as (subject, root, home), transaction.atomic():
        held = _held(root, about, fact)
        said = say(subject, about, own, SELF) if own is not None else None
        try:
            with transaction.atomic():
                made = Dispute.objects.create(
                    subject=held.entity, attr=about.no, fact=held, own=said, raised_by=context.current().actor,
                    raised_at=clock.now(), due_on=clock.today() + LOOK_WITHIN, place_path=home.value,
                    hukou_path=held.hukou_path,
                )  # fmt: skip
        except IntegrityError as twice:
            raise Conflict(_("这一项您已经提出过异议，正在核实"), code="dispute-open") from twice
        audit.record("registry.dispute", obj=str(made.pk), subjects=[root], fields=[code])
        return told([made])[0]


def withdraw_dispute(number: int) -> None:
    """The acting resident takes the word back; raises NotFound, Conflict when it is settled."""
    with _for_oneself() as (_subject, root, _home), transaction.atomic():
        found = Dispute.objects.select_for_update(of=("self",)).filter(pk=number).select_related("own").first()
        if found is None or resolve(found.subject) != root:
            raise NotFound
        end(found, Dispute.State.WITHDRAWN)


def end(found: Dispute, state: Dispute.State) -> None:
    """Settles an open dispute; the person's own statement has done its work and is closed."""
    if found.state != Dispute.State.OPEN:
        raise Conflict(_("这项异议已经办结"), code="dispute-settled")
    found.state, found.settled_at, found.settled_by = state, clock.now(), context.current().actor
    found.save()
    if found.own is not None:
        silence([found.own], uuid7())
