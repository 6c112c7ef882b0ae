"""Answers as they are stored: sealed under the key of the person they are about."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from jiayuan.identity import api as identity
from jiayuan.ledgers.forms.rules.answers import Answer, unpacked
from jiayuan.ledgers.models import FormRow


def _cell(row: FormRow) -> str:
    return f"ledgers_form_row.sealed:{row.pk}"


def answers_of(rows: Sequence[FormRow]) -> dict[int, dict[str, Answer]]:
    """row → attribute → answer."""
    held = [row for row in rows if row.sealed is not None]
    texts = identity.open_many([(row.person, _cell(row), bytes(row.sealed or b"")) for row in held])
    said = {row.pk: unpacked(json.loads(text)) for row, text in zip(held, texts, strict=True)}
    return {row.pk: said.get(row.pk, {}) for row in rows}


def seal_answers(row: FormRow, answers: Mapping[str, Answer]) -> bytes:
    packed = {attr: answer.packed() for attr, answer in answers.items()}
    return bytes(identity.seal_for(row.person, _cell(row), json.dumps(packed, ensure_ascii=False)))
