"""Creating a plan."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from jiayuan.audit.api import record
from jiayuan.command.actions.contents import load_contents
from jiayuan.command.actions.gate import allow
from jiayuan.command.inputs import NewPlan
from jiayuan.command.models import EventPlan
from jiayuan.kernel import clock
from jiayuan.kernel.errors import FieldError, Invalid, NotFound
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.text import mark

LONGEST = timedelta(days=30)


def create_plan(new: NewPlan) -> UUID:
    """Stores a draft with all its points. Invalid names what is wrong; NotFound for a place outside the scope."""
    acting = allow("command.plan")
    # Not "refused": that a place exists outside the own scope is nobody's business either.
    if not acting.scope.covers(new.place):
        raise NotFound
    errors = []
    if not new.name.strip():
        errors.append(FieldError("name", "empty", mark("请填写方案名称")))
    if not timedelta(0) < new.ends_at - new.starts_at <= LONGEST:
        errors.append(FieldError("ends_at", "period", mark("结束时间要晚于开始时间，且不超过30天")))
    if errors:
        raise Invalid(errors=errors)
    plan = EventPlan.objects.create(
        id=uuid7(), name=new.name.strip(), kind=new.kind, place_path=new.place.value, starts_at=new.starts_at,
        ends_at=new.ends_at, area=dict(new.area), expected_people=new.expected_people, most_posts=new.most_posts,
        created_by=acting.account_id, created_at=clock.now(),
    )  # fmt: skip
    rows = load_contents(plan, new)
    record("command.plan.create", obj=f"plan:{plan.pk}", n=rows)
    return plan.pk
