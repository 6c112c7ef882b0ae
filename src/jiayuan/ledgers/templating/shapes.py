"""The shape in which templates are listed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jiayuan.ledgers.rules.registering import Column


@dataclass(frozen=True, slots=True)
class TemplateView:
    """The newest version of a template as stewards read it.

    `running`: its purpose is in force today. `late` days its upload is overdue in the reader's scope; 0 in time.
    """

    code: str
    version: int
    title: str
    family: str
    office: str
    purpose: str
    purpose_until: date | None
    running: bool
    cadence: str
    kept_days: int
    age_min: int
    age_max: int
    columns: tuple[Column, ...]
    row_key: tuple[tuple[str, ...], ...]
    versions: tuple[tuple[int, date | None], ...]
    last_upload: date | None
    late: int
