"""Consent: one purpose at a time, withdrawn as easily as given; the last word counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from jiayuan.audit.api import record
from jiayuan.identity.models import Consent
from jiayuan.identity.words import Channel, ConsentState
from jiayuan.kernel import clock, context
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import Purpose


@dataclass(frozen=True, slots=True)
class ConsentInfo:
    """The last word of a person on one purpose."""

    purpose: str
    version: int
    state: str
    at: datetime
    until: date | None


def _write(
    subject: UUID,
    purpose: Purpose,
    state: ConsentState,
    text_version: str,
    channel: Channel,
    until: date | None,
    place: PlacePath | None,
) -> None:
    acting = context.current()
    Consent.objects.create(
        subject_id=subject,
        place_path=str(place or acting.scope.place or ""),
        purpose_code=purpose.code,
        purpose_version=purpose.version,
        state=state.value,
        text_version=text_version,
        channel=channel.value,
        by_account_id=acting.account_id,
        at=clock.now(),
        until=until,
    )
    record(f"identity.consent.{state.value}", subjects=[subject], detail={"purpose": purpose.code})


def give_consent(
    subject: UUID,
    purpose: Purpose,
    *,
    text_version: str,
    channel: Channel = Channel.WEB,
    until: date | None = None,
    place: PlacePath | None = None,
) -> None:
    """Records a yes, by the person or by staff who hold the signed paper. `place` is where the person lives."""
    _write(subject, purpose, ConsentState.GIVEN, text_version, channel, until, place)


def withdraw_consent(
    subject: UUID, purpose: Purpose, *, channel: Channel = Channel.WEB, place: PlacePath | None = None
) -> None:
    """Records a no; it works on the next read."""
    _write(subject, purpose, ConsentState.WITHDRAWN, "", channel, None, place)


def consents_of(subject: UUID) -> list[ConsentInfo]:
    """The last word on each purpose the person was asked about."""
    rows = Consent.objects.filter(subject_id=subject).order_by("purpose_code", "-id").distinct("purpose_code")
    return [ConsentInfo(row.purpose_code, row.purpose_version, row.state, row.at, row.until) for row in rows]


def _counts(last: Consent, purpose: Purpose, day: date) -> bool:
    """Whether a last word is a yes to this very version that still runs."""
    given = last.state == ConsentState.GIVEN and last.purpose_version == purpose.version
    return given and (last.until is None or day < last.until)


def has_consent(subject: UUID, purpose: Purpose, day: date) -> bool:
    """Whether the last word on this very version is a yes that still runs on `day`."""
    # By id, not by time: two words in one second keep their order.
    last = Consent.objects.filter(subject_id=subject, purpose_code=purpose.code).order_by("-id").first()
    return last is not None and _counts(last, purpose, day)


def consenting(subjects: Sequence[UUID], purpose: Purpose, day: date) -> set[UUID]:
    """Those of some people whose last word is such a yes, as far as the acting scope sees their words."""
    words = Consent.objects.filter(subject_id__in=subjects, purpose_code=purpose.code)
    last = words.order_by("subject_id", "-id").distinct("subject_id")
    return {row.subject_id for row in last if _counts(row, purpose, day)}
