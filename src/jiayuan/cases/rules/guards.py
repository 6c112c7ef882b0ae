"""What must be true of the input before a move is made: each guard answers with field errors, none when all is well."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from jiayuan.cases.rules.limits import EXTEND_DAYS, MIN_WORDS, REVIEW_WITHIN
from jiayuan.kernel.errors import FieldError
from jiayuan.kernel.text import mark

# A declined caller is told where the matter belongs; "none of our business" is no reason.
DECLINE_REASONS = (
    "emergency_110", "fire_119", "ambulance_120", "traffic_122", "in_court", "petition", "discipline", "unlawful",
    "out_of_scope", "not_founded",
)  # fmt: skip
CONTACT_PROOFS = ("call", "visit", "anonymous")
Data = Mapping[str, Any]
Guard = Callable[[Data], list[FieldError]]


def _words(data: Data, field: str, least: int, message: str) -> list[FieldError]:
    return [] if len(str(data.get(field, "")).strip()) >= least else [FieldError(field, "short", message)]


def _one_of(data: Data, field: str, allowed: tuple[str, ...], message: str) -> list[FieldError]:
    return [] if data.get(field) in allowed else [FieldError(field, "choice", message)]


def answer(data: Data) -> list[FieldError]:
    """An article of the knowledge base, or at least ten characters of our own."""
    return [] if data.get("article") else _words(data, "text", MIN_WORDS, mark("请写明答复，至少10个字"))


def decline_reason(data: Data) -> list[FieldError]:
    return [
        *_one_of(data, "reason_code", DECLINE_REASONS, mark("请选择不予受理的原因")),
        *_words(data, "text", MIN_WORDS, mark("请写一段给来电人的说明，至少10个字")),
    ]


def words(data: Data) -> list[FieldError]:
    return _words(data, "text", 1, mark("请写一句说明"))


def contact(data: Data) -> list[FieldError]:
    """A contact needs a proof: a call reference, a visit, or that the reporter is anonymous."""
    proof = _one_of(data, "how", CONTACT_PROOFS, mark("请选择联系方式：电话、上门或匿名无法联系"))
    return (
        proof
        if data.get("how") == "anonymous"
        else [*proof, *_words(data, "proof", 2, mark("请填写通话编号或上门时间"))]
    )


def result(data: Data) -> list[FieldError]:
    return _words(data, "text", MIN_WORDS, mark("请写明办理结果，至少10个字"))


def returning(data: Data) -> list[FieldError]:
    return [
        *_words(data, "text", MIN_WORDS, mark("请写明退单理由，至少10个字")),
        *_words(data, "evidence", 2, mark("请写明退单依据")),
        *([] if data.get("proposed_unit") else [FieldError("proposed_unit", "missing", mark("请建议承办单位"))]),
    ]


def extension(data: Data) -> list[FieldError]:
    days = data.get("days")
    fine = isinstance(days, int) and 1 <= days <= EXTEND_DAYS
    wrong = [] if fine else [FieldError("days", "range", mark("延期为1至15天"))]
    return [*wrong, *_words(data, "text", MIN_WORDS, mark("请写明延期原因，至少10个字"))]


def plan(data: Data) -> list[FieldError]:
    review = data.get("review_on")
    today = data.get("today")
    fine = isinstance(review, date) and isinstance(today, date) and today < review <= today + REVIEW_WITHIN
    wrong = [] if fine else [FieldError("review_on", "range", mark("复核日期应在180天以内"))]
    return [*wrong, *_words(data, "text", MIN_WORDS, mark("请写明后续计划，至少10个字"))]


def answers(data: Data) -> list[FieldError]:
    """The three questions of the callback."""
    return [
        *(
            []
            if isinstance(data.get("contacted"), bool)
            else [FieldError("contacted", "missing", mark("请选择是否联系过您"))]
        ),
        *_one_of(data, "resolved", ("yes", "partly", "no"), mark("请选择问题是否解决")),
        *_one_of(data, "satisfied", ("yes", "basically", "no"), mark("请选择是否满意")),
    ]


GUARDS: Mapping[str, Guard] = {
    "answer": answer, "decline_reason": decline_reason, "words": words, "wish": words, "reason": words, "final": words,
    "one_question": words, "contact": contact, "result": result, "return": returning, "return_after_sign": returning,
    "extension": extension, "plan": plan, "answers": answers, "reject_reason": words, "note": words, "message": words,
    "supervise": words,
}  # fmt: skip


def check(guard: str, data: Data) -> list[FieldError]:
    """The field errors of a named guard; a guard about the case itself (not the input) has none here."""
    found = GUARDS.get(guard)
    return found(data) if found else []
