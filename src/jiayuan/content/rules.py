"""Pure decisions on notices: who sees one, and what a notice must satisfy before it goes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from jiayuan.kernel.errors import FieldError
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.text import mark

SUMMARY_LIMIT = 80
EMERGENCY_LIMIT = timedelta(hours=72)


@dataclass(frozen=True, slots=True)
class Draft:
    """What the checks look at; times are aware UTC, `scopes` are the editor's own places."""

    title: str
    summary: str
    urgency: str
    targets: Sequence[PlacePath]
    scopes: Sequence[PlacePath]
    go_live: datetime | None
    expire_at: datetime | None


def chain(place: PlacePath) -> tuple[str, ...]:
    """The paths a target may have to reach a reader at `place`: the place itself and everything above it."""
    return tuple(path.value for path in place.ancestors())


def reaches(target: PlacePath, reader: PlacePath) -> bool:
    """Whether a notice aimed at `target` is for a reader at `reader`."""
    return target.contains(reader)


def _text_errors(draft: Draft) -> Iterator[FieldError]:
    if not draft.title.strip():
        yield FieldError("title", "required", mark("请写标题"))
    if not draft.summary.strip():
        yield FieldError("summary", "required", mark("请写摘要，一两句话说清是什么事"))
    if len(draft.summary) > SUMMARY_LIMIT:
        yield FieldError("summary", "too-long", mark("摘要最多80个字"))


def _target_errors(draft: Draft) -> Iterator[FieldError]:
    if not draft.targets:
        yield FieldError("targets", "required", mark("请至少选一个发布范围"))
    if not all(any(scope.contains(target) for scope in draft.scopes) for target in draft.targets):
        yield FieldError("targets", "out-of-scope", mark("发布范围超出了您管辖的地方"))


def _time_errors(draft: Draft, now: datetime) -> Iterator[FieldError]:
    # Without a start the notice goes out at once, so its time runs from now.
    start = draft.go_live or now
    if draft.expire_at is None:
        if draft.urgency != "routine":
            yield FieldError("expire_at", "required", mark("重要和紧急通知要写明何时结束"))
        return
    if draft.expire_at <= max(start, now):
        yield FieldError("expire_at", "past", mark("结束时间要晚于开始时间和现在"))
    elif draft.urgency == "emergency" and draft.expire_at - start > EMERGENCY_LIMIT:
        yield FieldError("expire_at", "too-late", mark("紧急通知最长72小时"))


def check(draft: Draft, now: datetime) -> list[FieldError]:
    """Every fault of the draft at once; empty when it may be saved and published."""
    return [*_text_errors(draft), *_target_errors(draft), *_time_errors(draft, now)]


def may_publish(urgency: str, author: str, publisher: str) -> bool:
    """An emergency is published by a second person, everything else also by its author."""
    return urgency != "emergency" or author != publisher
