"""To whom a line is paid, as it was sealed: opened for the file and nowhere else."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jiayuan.benefits.models import PayLine
from jiayuan.identity.api import open_many


@dataclass(frozen=True, slots=True)
class Payee:
    """`account` is "" for somebody of whom no account is known."""

    name: str
    id_last4: str
    account: str


def cell_of(line: PayLine) -> str:
    """The cell's name is part of the seal: copied into another line it does not open."""
    return f"benefits_payline.payee:{line.pk}"


def payees_of(lines: Sequence[PayLine]) -> Mapping[int, Payee]:
    """What was sealed, by line number; a draft's lines have none."""
    sealed = [line for line in lines if line.payee is not None]
    texts = open_many([(line.person, cell_of(line), bytes(line.payee or b"")) for line in sealed])
    return {line.seq: Payee(**json.loads(text)) for line, text in zip(sealed, texts, strict=True)}
