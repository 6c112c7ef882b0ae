"""What is refused before anything is read: too often, too large, the wrong kind."""

from __future__ import annotations

from django.http import HttpRequest

from jiayuan.identity.api import spend_call
from jiayuan.kernel.text import mark
from jiayuan.webapi.operations import FORM, JSON
from jiayuan.webapi.problems import TooLarge, WrongType

# Per media type, in bytes: 500 references of 150 characters fit in the first, a workbook of 50 MB in the second.
LARGEST = {JSON: 256 * 1024, FORM: 51 * 1024 * 1024, "": 0}


def check(request: HttpRequest, takes: str) -> None:
    """Raises TooMany, TooLarge or WrongType; `takes` is the media type of the body, '' for none."""
    spend_call(request)
    length = request.headers.get("Content-Length", "0")
    if not length.isdecimal() or int(length) > LARGEST[takes]:
        raise TooLarge(mark("内容太大了"))
    if takes and request.content_type != takes:
        raise WrongType(mark("请用这个操作规定的内容类型发送"))
