"""Writing a form, and the steward's word on asking again."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from jiayuan.audit import api as audit
from jiayuan.identity import api as identity
from jiayuan.kernel import clock, context
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, Refused
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.placepath import PlacePath
from jiayuan.ledgers.forms.locating import one_spec
from jiayuan.ledgers.forms.queries.lists import form_ref
from jiayuan.ledgers.forms.queries.twins import twins_of
from jiayuan.ledgers.forms.rules.states import BUILD, FORM_TRANSITIONS
from jiayuan.ledgers.forms.rules.writing import ASKABLE
from jiayuan.ledgers.forms.shapes import Audience, FormRef, NewForm
from jiayuan.ledgers.models import FormSpec
from jiayuan.ledgers.rules import families


def _check(new: NewForm, place: PlacePath) -> None:
    if not new.title.strip() or not new.attrs or {*new.attrs, *new.audience.known} - set(ASKABLE):
        raise Invalid(_("请写明表名，并从列出的项目中选择"), code="form")
    if families.refused("community", new.title, []):
        raise Refused(families.MESSAGE, code="template-refused")
    if new.due < clock.today():
        raise Invalid(_("截止日期已经过去"), code="form-due")
    # Whom a form is about must lie in the scope; another place is as good as none.
    if not place.contains(PlacePath(new.audience.place)):
        raise NotFound


def refuse_twin(attrs: list[str], audience: Audience, own: UUID | None = None) -> None:
    """Raises Conflict naming the form that already asks this."""
    found = twins_of(attrs, audience, own)
    if found:
        raise Conflict(_("这样的表已经有了，请直接使用"), code="form-exists", advice=found[0].title)


def _packed(audience: Audience) -> dict[str, object]:
    return {
        "place": audience.place, "age_min": audience.age_min, "age_max": audience.age_max,
        "known": list(audience.known),
    }  # fmt: skip


def draft_form(new: NewForm) -> FormRef:
    """Keeps a draft. Raises Conflict (form-exists), Invalid, Refused (a list of people to be watched), NotFound."""
    acting = context.current()
    identity.require(acting, BUILD)
    place = acting.scope.place
    if place is None:
        raise NotFound
    _check(new, place)
    attrs = [code for code in ASKABLE if code in new.attrs]
    refuse_twin(attrs, new.audience)
    with transaction.atomic():
        spec = FormSpec.objects.create(
            id=uuid7(), title=new.title.strip(), attrs=attrs, audience=_packed(new.audience), due=new.due,
            state=FORM_TRANSITIONS.move("", "draft").to, again_reason=new.again_reason.strip(), author=acting.actor,
            place_path=place.value, created_at=clock.now(),
        )  # fmt: skip
        audit.record("ledgers.form.draft", obj=str(spec.pk), fields=attrs)
    return form_ref(spec)


def agree_again(form: UUID) -> FormRef:
    """A second steward agrees that fresh values are asked for again. Raises NotAllowed for the author."""
    acting = context.current()
    identity.require(acting, BUILD)
    with transaction.atomic():
        spec = one_spec(form, lock=True)
        FORM_TRANSITIONS.move(spec.state, "agree")
        if spec.author == acting.actor:
            raise NotAllowed(_("重复询问的理由要由另一位数据专员同意"), code="second-person")
        if not spec.again_reason:
            raise Conflict(_("这张表没有要求重复询问"), code="form-again")
        spec.again_by = acting.actor
        spec.save(update_fields=["again_by"])
        audit.record("ledgers.form.agree", obj=str(spec.pk), reason=spec.again_reason)
    return form_ref(spec)
