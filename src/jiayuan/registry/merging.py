"""Two records that are one person: merge and unmerge. No fact moves, only pointers."""

from __future__ import annotations

from uuid import UUID

from django.db import connection, transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from jiayuan.audit import api as audit
from jiayuan.identity import api as identity
from jiayuan.kernel import clock, context, events
from jiayuan.kernel.errors import Conflict, NotFound, Refused
from jiayuan.registry.answers import Stayed, Unmerged
from jiayuan.registry.apart import are_apart
from jiayuan.registry.attributes import BY_NO
from jiayuan.registry.events import EntitiesMerged
from jiayuan.registry.models import Entity, Fact, MergeEvent
from jiayuan.registry.settling import bring_up_to_date
from jiayuan.registry.staging import run
from jiayuan.registry.standing import Expected, check, decided, locked_roots

MERGE = "registry.merge"

SUBTREE = """
WITH RECURSIVE below AS (
  SELECT e.id FROM registry_entity e WHERE e.id = %(top)s
  UNION SELECT e.id FROM registry_entity e JOIN below ON e.merged_into_id = below.id
)
SELECT id FROM below
"""
POINT_ENTITIES = "UPDATE registry_entity SET root = %(root)s WHERE id = ANY(%(ids)s::uuid[])"
POINT_FACTS = """
UPDATE registry_fact SET root = %(root)s, golden = false
WHERE root = %(before)s AND entity = ANY(%(ids)s::uuid[]) AND root <> %(root)s
"""
PLACE_LIKE_ROOT = """
UPDATE registry_fact f SET place_path = e.place_path, hukou_path = e.hukou_path FROM registry_entity e
WHERE e.id = %(root)s AND f.root = e.id AND (f.place_path, f.hukou_path) <> (e.place_path, e.hukou_path)
"""


def _repoint(top: UUID, before: UUID, root: UUID) -> list[UUID]:
    """Everything merged into `top`, and `top` itself, now counts for `root` instead of `before`."""
    with connection.cursor() as cursor:
        cursor.execute(SUBTREE, {"top": top})
        ids = [row[0] for row in cursor.fetchall()]
    # Scope columns last: they are copied from the root the facts now stand under.
    for text in (POINT_ENTITIES, POINT_FACTS, PLACE_LIKE_ROOT):
        run(text, {"root": root, "before": before, "ids": ids})
    identity.counts_for(ids, root)
    return ids


def mergeable(survivor: UUID, other: UUID, reason: str, expected: Expected) -> tuple[Entity, Entity]:
    """The two golden records, locked; raises what `merge` raises when they cannot become one."""
    keep, gone = locked_roots(survivor, other)
    check(reason, expected)
    if keep.pk == gone.pk or keep.kind != gone.kind:
        raise Conflict(_("这两条记录已经是同一条，或种类不同"), code="merge-same")
    # A person's word that they are two outranks every later evidence.
    if are_apart(keep.pk, gone.pk):
        raise Refused(_("这两条记录曾被确认为不同的人"), code="merge-not-same")
    return keep, gone


def merge(survivor: UUID, other: UUID, reason: str, *, expected_version: Expected = None) -> UUID:
    """Lets `other` count for `survivor` from now on; returns the surviving root.

    Raises NotFound out of scope, Conflict when they are one already or changed since `expected_version` (of each
    identity, see `versions`), Refused when people said they are two, Invalid without a reason.
    """
    identity.require(context.current(), MERGE)
    with transaction.atomic():
        keep, gone = mergeable(survivor, other, reason, expected_version)
        moved = _repoint(gone.pk, gone.pk, keep.pk)
        Entity.objects.filter(pk=gone.pk).update(state=Entity.State.MERGED, merged_into=keep)
        decided(keep.pk, gone.pk)
        MergeEvent.objects.create(
            kind=MergeEvent.Kind.MERGE, survivor=keep.pk, other=gone.pk, moved=moved, reason=reason, at=clock.now(),
            by=context.current().actor, place_path=keep.place_path,
        )  # fmt: skip
        # Both: one gains values, and lives again if it was retired; the other loses its golden row.
        bring_up_to_date([str(keep.pk), str(gone.pk)])
        audit.record("registry.merge", obj=str(keep.pk), subjects=[keep.pk, gone.pk], reason=reason)
        events.publish(EntitiesMerged(keep.pk, gone.pk))
        return keep.pk


def _stayed(receiver: UUID, since: MergeEvent | None) -> tuple[Stayed, ...]:
    """What was first said of the receiver while the two were one; copies of older statements are no news."""
    if since is None:
        return ()
    told = Fact.objects.filter(root=receiver, sys_to=None, sys_from__gt=since.at)
    known = Fact.objects.filter(sys_from__lte=since.at, record_ref=OuterRef("record_ref"), batch=OuterRef("batch"))
    news = told.filter(~Exists(known)).order_by("pk")
    return tuple(
        Stayed(fact.pk, BY_NO[fact.attr].code, fact.origin, fact.record_ref, fact.col, fact.sys_from) for fact in news
    )


def unmerge(other: UUID, reason: str, *, expected_version: Expected = None) -> Unmerged:
    """Takes back the merge of `other`, in whatever order merges were made.

    What was said of the receiver since stays there and is listed. Raises NotFound when it is not merged.
    """
    identity.require(context.current(), MERGE)
    with transaction.atomic():
        # The root as it is now, which may be far above what it was merged into.
        (root,) = locked_roots(other)
        check(reason, expected_version)
        if not Entity.objects.filter(pk=other, state=Entity.State.MERGED).exists():
            raise NotFound
        before = root.pk
        # The latest: the same two may have been merged and taken apart before.
        event = MergeEvent.objects.filter(other=other, kind=MergeEvent.Kind.MERGE).order_by("-id").first()
        Entity.objects.filter(pk=other).update(state=Entity.State.ACTIVE, merged_into=None)
        decided(before, other)
        _repoint(other, before, other)
        MergeEvent.objects.create(
            kind=MergeEvent.Kind.UNMERGE, survivor=before, other=other, reason=reason, at=clock.now(), undoes=event,
            by=context.current().actor, place_path=root.place_path,
        )  # fmt: skip
        # Whoever is left without a word about him is retired, as if the merge had never been.
        bring_up_to_date([str(before), str(other)])
        audit.record("registry.unmerge", obj=str(other), subjects=[before, other], reason=reason)
        return Unmerged(other, before, _stayed(before, event))
