"""The street's desk at work on one request, from filing to the last rating."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any
from uuid import UUID

from PIL import Image

from jiayuan.cases import api as cases
from jiayuan.config.demo.requests import CODES
from jiayuan.config.drill.cast import Member, Residents
from jiayuan.kernel import clock
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import CASE_HANDLING, SERVICE_SELF

# One in so many is not solved at first, so that reopening is part of every drill.
UNSOLVED_EVERY = 12
RESULT = "已到现场处理完毕，并向您当面说明了情况。"
ANSWER = "您咨询的事项可以在社区窗口办理，也可以在线提交。"


def picture() -> bytes:
    """A photo of the finished work, drawn here: the drill has no camera."""
    out = BytesIO()
    Image.linear_gradient("L").resize((320, 240)).convert("RGB").save(out, "JPEG")
    return out.getvalue()


@dataclass(slots=True)
class Desk:
    """The people of the street who work on a request, and how far requests came."""

    officer: Member
    dispatcher: Member
    residents: Residents
    done: Counter[str] = field(default_factory=Counter)

    def play(self, number: int, row: dict[str, Any], at: datetime) -> None:
        """One request from filing to the last rating."""
        person = self.residents.of(UUID(str(row["person"])), PlacePath(row["home"]))
        with clock.frozen(at), person.acting(SERVICE_SELF):
            filed = cases.receive(
                cases.NewCase(
                    text=row["words"], class_code=row["class_code"], kind=CODES[row["kind"]],
                    place=PlacePath(row["path"]), idem_key=f"drill-{number}",
                )
            )  # fmt: skip
        self.done["received"] += 1
        if filed.state == "received":
            self.answer(filed.number, at + timedelta(minutes=30))
            return
        self.done["auto_routed"] += 1
        self.handle(filed.number, at + timedelta(minutes=10))
        solved = number % UNSOLVED_EVERY != 0
        self.rate(person, filed.number, at + timedelta(hours=8), solved=solved)
        if not solved:
            self.again(person, filed.number, at + timedelta(hours=9))
        self.done["closed"] += 1

    def answer(self, number: str, at: datetime) -> None:
        with clock.frozen(at), self.dispatcher.acting(CASE_HANDLING):
            cases.command(number, "answer_directly", data={"text": ANSWER})
        self.done["closed"] += 1

    def handle(self, number: str, at: datetime) -> None:
        """Each live order: signed, the reporter called, worked on, reported, approved by somebody else."""
        with clock.frozen(at), self.officer.acting(CASE_HANDLING):
            live = [order for order in cases.detail(number).orders if order.state in ("offered", "signed")]
        for order in live:
            self.work(number, order.id, at)

    def work(self, number: str, order: int, at: datetime) -> None:
        with clock.frozen(at), self.officer.acting(CASE_HANDLING):
            cases.order_command(order, "sign")
            cases.order_command(order, "start")
        with clock.frozen(at + timedelta(minutes=15)), self.officer.acting(CASE_HANDLING):
            cases.order_command(order, "log_contact", data={"how": "call", "proof": f"演练通话-{order}"})
        with clock.frozen(at + timedelta(minutes=90)), self.officer.acting(CASE_HANDLING):
            cases.command(number, "attach", data={"photo": picture(), "phase": "after"})
            cases.order_command(order, "report_done", data={"text": RESULT})
        with clock.frozen(at + timedelta(minutes=120)), self.dispatcher.acting(CASE_HANDLING):
            cases.order_command(order, "approve")

    def rate(self, person: Member, number: str, at: datetime, *, solved: bool) -> None:
        word = "yes" if solved else "no"
        with clock.frozen(at), person.acting(SERVICE_SELF):
            cases.rate(number, {"contacted": True, "resolved": word, "satisfied": word})

    def again(self, person: Member, number: str, at: datetime) -> None:
        """Not solved: the reporter reopens, the unit comes back, and is asked again."""
        with clock.frozen(at), person.acting(SERVICE_SELF):
            cases.command(number, "reopen", data={"text": "问题又出现了，请再来看看。"})
        self.done["reopened"] += 1
        self.handle(number, at + timedelta(minutes=20))
        self.rate(person, number, at + timedelta(hours=8), solved=True)
