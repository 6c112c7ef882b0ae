"""A steward registers a template, or a new version of one: what is registered is never changed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from jiayuan.audit import api as audit
from jiayuan.identity import api as identity
from jiayuan.kernel import clock, context
from jiayuan.kernel.errors import Invalid, NotFound, Refused
from jiayuan.ledgers.bodies.kinds import BODY_KINDS
from jiayuan.ledgers.limits import limits
from jiayuan.ledgers.models import Template
from jiayuan.ledgers.moving import office_place
from jiayuan.ledgers.rules import families
from jiayuan.ledgers.rules.registering import NewTemplate, ended, wrong
from jiayuan.registry import api as registry

PERMISSION = "ledgers.templates"


def askable(family: str) -> Collection[str]:
    """The attributes a ledger of a family may state: those of the one kind of entity it is about."""
    kind = BODY_KINDS.get(family)
    known = [one.code for one in registry.ATTRS if one.kind != "entity"]
    if kind is None:
        return [code for code in known if not code.startswith(("org.", "thing."))]
    if kind.entity == "place":
        return ["community", kind.place]
    return [code for code in known if code.startswith(f"{kind.name.split('.')[0]}.")]


def _next_version(code: str) -> int:
    with connection.cursor() as cursor:
        # Two stewards at once: the second waits and takes the number after.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"ledgers.template:{code}"])
    newest = Template.objects.filter(code=code).order_by("-version").first()
    return newest.version + 1 if newest else 1


def register_template(new: NewTemplate) -> int:
    """Registers a template and returns its version.

    Raises NotAllowed, NotFound (an office out of scope), Refused (a family Jiayuan does not keep), Invalid with every
    field that is wrong.
    """
    acting = context.current()
    identity.require(acting, PERMISSION)
    if new.office is not None and not acting.scope.covers(office_place(new.office)):
        raise NotFound
    if families.refused(new.family, new.title, [column.header for column in new.columns]):
        raise Refused(_(families.MESSAGE), code="template-refused")
    in_register = identity.find_purpose(new.purpose) is not None
    errors = wrong(new, askable(new.family), families.FAMILIES, in_register, clock.today(), limits())
    if errors:
        raise Invalid(errors=errors)
    with transaction.atomic():
        row = Template.objects.create(
            code=new.code, version=_next_version(new.code), title=new.title.strip(), family=new.family,
            office=new.office, purpose=new.purpose, purpose_until=new.purpose_until, cadence=new.cadence,
            kept_days=new.kept_days, age_min=new.age_min, age_max=new.age_max,
            row_key=[list(one) for one in new.row_key],
            columns=[
                {"header": one.header, "attr": one.attr, "required": one.required, "rule": one.rule}
                for one in new.columns
            ],
            registered_by=acting.actor, registered_at=clock.now(),
        )  # fmt: skip
        detail: dict[str, int | str] = {"template": row.code, "version": row.version, "purpose": row.purpose}
        audit.record("ledgers.register_template", obj=str(row.pk), fields=[c.attr for c in new.columns], detail=detail)
    return row.version


def require_purpose(row: Template, today: date | None = None) -> None:
    """Raises Refused when the purpose a template was registered for is over or no longer in the register."""
    if ended(row.purpose_until, today or clock.today()):
        message = _("这份台账的使用期限已过，请街道数据专员重新登记后再上传")
        raise Refused(message, code="purpose-ended")
    if identity.find_purpose(row.purpose) is None:
        raise Refused(_("这份台账的用途没有登记，请街道数据专员登记后再上传"), code="purpose-unknown")
