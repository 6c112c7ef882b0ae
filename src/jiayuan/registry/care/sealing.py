"""What a person agreed to tell, sealed under the own key and for the own entry only."""

from __future__ import annotations

import json
from collections.abc import Sequence
from uuid import UUID

from jiayuan.identity import api as identity
from jiayuan.registry.care.shapes import Wishes
from jiayuan.registry.models import CareEntry


def _cell(subject: UUID) -> str:
    return f"registry_care_entry.sealed:{subject}"


def seal(subject: UUID, wishes: Wishes) -> bytes:
    body = json.dumps([list(wishes.needs), wishes.contact, wishes.note], ensure_ascii=False)
    return bytes(identity.seal_for(subject, _cell(subject), body))


def opened(entries: Sequence[CareEntry]) -> list[Wishes]:
    """The wishes of some entries, in their order."""
    texts = identity.open_many([(one.subject, _cell(one.subject), bytes(one.sealed)) for one in entries])
    return [Wishes(tuple(needs), contact, note) for needs, contact, note in map(json.loads, texts)]
