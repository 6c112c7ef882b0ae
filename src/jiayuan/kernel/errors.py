"""Errors a person may see: what happened, which moves remain, what to do next.

Messages are Chinese msgids (or lazy translations); pages translate them with gettext. They never hold personal data.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jiayuan.kernel.text import mark


@dataclass(frozen=True, slots=True)
class FieldError:
    """One wrong field of a form, row or request."""

    field: str
    code: str
    message: object


class JiayuanError(Exception):
    """Base of all errors that reach a person. `code` is short and stable, `advice` says what to do."""

    status = 400
    default_code = "error"

    def __init__(self, message: object = "", *, code: str = "", advice: object = "") -> None:
        super().__init__(message)
        self.message = message
        self.code = code or self.default_code
        self.advice = advice

    def __str__(self) -> str:
        return str(self.message)


class NotFound(JiayuanError):
    """Absent or outside the reader's scope: the two must look the same."""

    # One text for both, so that nobody learns by asking that somebody exists.
    status = 404
    default_code = "not-found"

    def __init__(self, message: object = mark("没有找到"), *, code: str = "", advice: object = "") -> None:
        super().__init__(message, code=code, advice=advice)


class NotAllowed(JiayuanError):
    """The acting role lacks the permission."""

    status = 403
    default_code = "not-allowed"

    def __init__(
        self, message: object = mark("您现在的身份不能做这件事"), *, code: str = "", advice: object = ""
    ) -> None:
        super().__init__(message, code=code, advice=advice)


class Conflict(JiayuanError):
    """The state or version changed; `allowed` names the moves that are possible now."""

    status = 409
    default_code = "conflict"

    def __init__(
        self, message: object = "", *, code: str = "", advice: object = "", allowed: Sequence[str] = ()
    ) -> None:
        super().__init__(message or mark("情况已经变化，请刷新后再试"), code=code, advice=advice)
        self.allowed = tuple(allowed)


class Invalid(JiayuanError):
    """The input is wrong; `errors` lists every field at once."""

    status = 422
    default_code = "invalid"

    def __init__(
        self, message: object = "", *, code: str = "", advice: object = "", errors: Sequence[FieldError] = ()
    ) -> None:
        super().__init__(message or mark("填写的内容有误，请按提示修改"), code=code, advice=advice)
        # All at once: a person should not correct a form field by field.
        self.errors = list(errors)


class Refused(JiayuanError):
    """A rule said no; `cite` names the rule or clause."""

    status = 422
    default_code = "refused"

    def __init__(self, message: object, *, code: str = "", advice: object = "", cite: str = "") -> None:
        super().__init__(message, code=code, advice=advice)
        self.cite = cite


class Unavailable(JiayuanError):
    """Something we depend on does not answer; nothing was lost."""

    status = 503
    default_code = "unavailable"

    def __init__(
        self, message: object = mark("暂时不可用，请稍后再试"), *, code: str = "", advice: object = ""
    ) -> None:
        super().__init__(message, code=code, advice=advice)
