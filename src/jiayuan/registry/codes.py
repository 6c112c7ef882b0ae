"""A credit code or facility code stands for one living entity: who would be the second is told, not crashed into."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError
from django.utils.translation import gettext_lazy as _

from jiayuan.kernel.errors import Conflict

UNIQUE = ("registry_org_uscc", "registry_thing_code")
# A code that passes from one to another in a single statement would meet itself halfway.
LET_GO = {
    "organisation": "UPDATE registry_organisation o SET uscc = '' FROM {touched} t WHERE o.entity_id = t.entity",
    "thing": "UPDATE registry_thing o SET code16 = '' FROM {touched} t WHERE o.entity_id = t.entity",
}


@contextmanager
def one_bearer_per_code() -> Iterator[None]:
    """Raises Conflict where a golden value would give a code to a second organisation or thing."""
    try:
        yield
    except IntegrityError as twice:
        name = getattr(getattr(twice.__cause__, "diag", None), "constraint_name", None)
        if name not in UNIQUE:
            raise
        raise Conflict(_("这个代码现在属于另一个单位或设施，请先核对它们是不是同一个"), code="code-taken") from twice
