"""A template as a steward of the test street fills it in."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from jiayuan.kernel import clock
from jiayuan.ledgers.api import NewTemplate, TemplateColumn


def new(**changes: object) -> NewTemplate:
    made = NewTemplate(
        "visits", "入户走访台账", "visit", None, "ledger-upkeep", clock.today() + timedelta(90), "month", 365,
        (
            TemplateColumn("姓名", "name", True), TemplateColumn("性别", "sex"), TemplateColumn("出生日期", "birth"),
            TemplateColumn("住房", "tenure", rule="strict"),
        ),
        (("name", "birth"),),
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]
