"""What every read of person data begins with: purpose, scope, and a way to fetch many rows as columns."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl
from django.db import connection
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from psycopg.sql import SQL, Composable, Literal

from jiayuan.kernel.errors import NotAllowed
from jiayuan.kernel.purpose import Purpose
from jiayuan.kernel.scope import Scope
from jiayuan.registry.rules import unreadable
from jiayuan.registry.staging import fill, worded


def allow(attrs: Sequence[str], purpose: Purpose) -> None:
    """Raises NotAllowed when the purpose's kind may not read one of the attributes."""
    if unreadable(attrs, purpose.kind):
        raise NotAllowed(_("这个用途不能读取所要的信息"), code="purpose")


def in_scope(scope: Scope, subject: str = "entity_id", orgs: str = "owner_org_id") -> Q:
    """The condition on a person's row: actual or registered residence in the place, the organisation, or oneself."""
    # Start from nobody: a scope without place, organisation or subject sees no row.
    condition = Q(pk__in=[])
    if scope.place:
        lo, hi = scope.place.bounds()
        condition |= Q(place_path__gte=lo, place_path__lt=hi) | Q(hukou_path__gte=lo, hukou_path__lt=hi)
    if scope.orgs and orgs:
        condition |= Q(**{f"{orgs}__in": sorted(scope.orgs)})
    if scope.subject:
        condition |= Q(**{subject: scope.subject})
    return condition


def scoped(alias: str, scope: Scope, subject: str) -> Composable:
    """The same condition as SQL text over a table with place_path and hukou_path."""
    text = (
        "(({a}.place_path >= {lo} AND {a}.place_path < {hi}) OR ({a}.hukou_path >= {lo} AND {a}.hukou_path < {hi})"
        " OR {a}.{s} = {subject})"
    )
    # Nothing sorts below the empty text, so an empty scope selects no row.
    parts = {"lo": Literal(scope.lo), "hi": Literal(scope.hi), "subject": Literal(scope.subject)}
    return fill(text, a=worded(alias), s=worded(subject), **parts)


def fetched(query: Composable, schema: Mapping[str, Any]) -> pl.DataFrame:
    """The rows of a query as a frame, through COPY … TO STDOUT: ten times faster than fetching tuples."""
    # COPY of a query obeys row security; only COPY of a table is refused.
    buffer = io.BytesIO()
    with connection.cursor() as cursor, cursor.copy(SQL("COPY ({}) TO STDOUT (FORMAT csv)").format(query)) as rows:
        for block in rows:
            buffer.write(block)
    if not buffer.tell():
        return pl.DataFrame(schema=dict(schema))
    buffer.seek(0)
    return pl.read_csv(buffer, has_header=False, schema=dict(schema))
