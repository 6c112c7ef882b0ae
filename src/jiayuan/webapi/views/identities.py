"""Merge, unmerge, split: with a reason, on a version, after a fresh second factor."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router
from ninja.responses import Status

from jiayuan.kernel.errors import Conflict, Invalid
from jiayuan.kernel.purpose import REGISTRY_REVIEW
from jiayuan.kernel.text import mark
from jiayuan.registry import api
from jiayuan.webapi.once import once
from jiayuan.webapi.operations import JSON, Rule, operation
from jiayuan.webapi.problems import ConflictNow
from jiayuan.webapi.refs import person_of, ref_of
from jiayuan.webapi.schemas.identities import DecidedOut, DecisionIn, MergeIn, SplitIn, UnmergeIn

router = Router(tags=["registry"])
# Merging people is one of the few deeds a stolen session must not be enough for.
DECIDE = Rule(permission="registry.merge", purposes=(REGISTRY_REVIEW,), step_up=True, takes=JSON)


def _told(survivor: UUID, entity: UUID, stayed: Sequence[str] = ()) -> Mapping[str, Any]:
    refs = {person: ref_of(person) for person in (survivor, entity)}
    now = {refs[person]: number for person, number in api.versions(refs).items()}
    return {"survivor": refs[survivor], "entity": refs[entity], "version": now, "stayed": list(stayed)}


def _done(body: DecisionIn, named: Sequence[str], deed: Callable[[Mapping[UUID, int]], Mapping[str, Any]]) -> Any:
    """Does the deed on the versions expected of every record named; a conflict tells the versions there are."""
    if set(body.expected_version) != set(named):
        raise Invalid(mark("请写明每条记录的版本"), code="expected-version")
    expected = {person_of(ref): number for ref, number in body.expected_version.items()}
    try:
        return deed(expected)
    except Conflict as conflict:
        found = api.versions(expected)
        now = {ref: found[person_of(ref)] for ref in named if person_of(ref) in found}
        raise ConflictNow(conflict, version=now) from conflict


@operation(router, "POST", "/merge", DECIDE, "registry.merge", mark("两条记录是同一个人：归并"), response=DecidedOut)
def merge(request: HttpRequest, body: MergeIn) -> Status[Mapping[str, Any]]:
    """By two people: the first call proposes and says so, a second person's merges. No value moves."""

    def deed(expected: Mapping[UUID, int]) -> Mapping[str, Any]:
        keep, gone = person_of(body.survivor), person_of(body.other)
        root = api.ask_to_merge(keep, gone, body.reason, expected_version=expected)
        return {**_told(root or keep, gone), "proposed": root is None}

    return once(request, body.model_dump_json(), lambda: _done(body, (body.survivor, body.other), deed))


@operation(router, "POST", "/unmerge", DECIDE, "registry.unmerge", mark("归并错了：取消归并"), response=DecidedOut)
def unmerge(request: HttpRequest, body: UnmergeIn) -> Status[Mapping[str, Any]]:
    """Takes back one merge, in whatever order merges were made."""

    def deed(expected: Mapping[UUID, int]) -> Mapping[str, Any]:
        done = api.unmerge(person_of(body.other), body.reason, expected_version=expected)
        return _told(done.survivor, done.entity, sorted({one.attr for one in done.stayed}))

    return once(request, body.model_dump_json(), lambda: _done(body, (body.other,), deed))


@operation(router, "POST", "/split", DECIDE, "registry.split", mark("一条记录是两个人：拆分"), response=DecidedOut)
def split(request: HttpRequest, body: SplitIn) -> Status[Mapping[str, Any]]:
    """The statements of the chosen records are a new person's from now on."""

    def deed(expected: Mapping[UUID, int]) -> Mapping[str, Any]:
        done = api.split(person_of(body.person), body.records, body.reason, expected_version=expected)
        return _told(done.survivor, done.entity)

    return once(request, body.model_dump_json(), lambda: _done(body, (body.person,), deed))
