"""`Idempotency-Key`: the same request under the same key gets the first answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest
from ninja.responses import Status

from jiayuan.identity.api import answered_before, keep_answer
from jiayuan.kernel import context
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.text import mark

HEADER = "Idempotency-Key"
_KEY = re.compile(r"[!-~]{8,100}")


def once(
    request: HttpRequest, said: str, deed: Callable[[], Mapping[str, Any]], status: int = 200
) -> Status[Mapping[str, Any]]:
    """Does the deed, or gives the answer it had the first time. `said` is what was asked, all of it.

    The answer is kept in the deed's transaction, so it must be a receipt that names nobody.
    """
    key = request.headers.get(HEADER)
    if key is None:
        return Status(status, deed())
    if not _KEY.fullmatch(key):
        raise Invalid(mark("幂等键应为8到100个可见字符"), code="idempotency-key")
    who, asked = str(context.current().account_id), f"{request.method} {request.path}\n{said}"
    before = answered_before(who, key, asked)
    if before is not None:
        return Status(before.status, before.body)
    answer = deed()
    keep_answer(who, key, asked, status, answer)
    return Status(status, answer)
