"""What a question is about, and by which attributes its two sides are told apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jiayuan.ledgers.bodies.kinds import BODY_KINDS, BodyKind, entity_kind
from jiayuan.ledgers.models import ReviewItem

PERSON_LINE = ("name", "sex", "birth", "id_number", "phone", "residence.actual")
TITLES: Mapping[str, Promise] = {
    "person": _("底座里的人 {n}"),
    "organisation": _("底座里的单位 {n}"),
    "thing": _("底座里的设施 {n}"),
}
QUESTIONS: Mapping[str, Promise] = {
    "person": _("核对：是不是底册里的同一个人"),
    "organisation": _("核对：是不是底册里的同一个单位"),
    "thing": _("核对：是不是底册里的同一处设施"),
}


def body_kind(item: ReviewItem) -> BodyKind | None:
    """The kind of organisation or thing a question is about; None for people."""
    return BODY_KINDS.get(item.file.template.family)


def about(item: ReviewItem) -> str:
    return entity_kind(item.file.template.family)


def line_of(item: ReviewItem) -> Sequence[str]:
    """The attributes that stand on the cards of a question."""
    kind = body_kind(item)
    return kind.line if kind else PERSON_LINE


def people(item: ReviewItem) -> list[UUID]:
    """Of whom it is to be told later that they were looked at: nobody, where the question is about a firm."""
    return [] if body_kind(item) else list(item.candidates)
