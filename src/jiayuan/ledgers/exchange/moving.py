"""One step of a message: the state table decides, the audit remembers."""

from __future__ import annotations

from jiayuan.audit import api as audit
from jiayuan.kernel import clock
from jiayuan.ledgers.exchange.rules.states import MESSAGE_TRANSITIONS, next_attempt
from jiayuan.ledgers.models import Message


def move(message: Message, command: str, *, code: str = "") -> None:
    """Moves a message by a command, saves it and records the deed with its code."""
    message.state = MESSAGE_TRANSITIONS.move(message.state, command).to
    message.code = code
    message.save()
    detail = {"peer": message.peer.code, "service": message.service, "state": message.state, "code": code}
    audit.record(f"ledgers.message_{command}", obj=str(message.ref), detail=detail)


def failed(message: Message, code: str) -> None:
    """An attempt without an answer: back into the queue by the ladder, or given up at its end."""
    message.attempts += 1
    message.next_at = next_attempt(message.attempts, clock.now())
    move(message, "fail" if message.next_at else "give_up", code=code)


def closed(message: Message, text: str, signature: str, *, code: str = "") -> None:
    """The answer is here: both signatures are kept from now on. With a code it was a refusal."""
    message.answer, message.answer_signature = text, signature
    message.answered_at, message.next_at = clock.now(), None
    move(message, "refuse" if code else "answer", code=code)
