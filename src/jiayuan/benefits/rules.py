"""The states of offers and deliveries, who may move them, and the limits that hold. Pure.

One row is one edge of spec/benefits.md 4.9. `guard` and `effects` are names that `actions` understands.
"""

from __future__ import annotations

from datetime import date, time

from jiayuan.kernel.states import StateTable, Transition

FIND, APPLY, CONTACT, CONFIRM, DECLINE, RECONSIDER = "find", "apply", "contact", "confirm", "decline", "reconsider"
DISPUTE, SETTLE, REJECT, CHECK, NEED, SUPPLY = "dispute", "settle", "reject", "check", "need", "supply"
PASS, PUBLISH, FAIL, END, OBJECT = "pass", "publish", "fail", "end", "object"
SCHEDULE, PROVE, STOP, APPEAL, OVERTURN, UPHOLD, LAPSE, FINISH = (
    "schedule", "prove", "stop", "appeal", "overturn", "uphold", "lapse", "finish",
)  # fmt: skip
AMEND, REOPEN, REINSTATE, UNREACHED = "amend", "reopen", "reinstate", "unreached"

ANSWER = "benefits.answer"
REACH = "benefits.reach"
VERIFY = "benefits.check"
DECIDE = "benefits.decide"
DELIVER = "benefits.deliver"
FINDING = "benefits.find"
BOARDS = "benefits.boards"

OFFERS = StateTable(
    "offer",
    "",
    {
        ("", FIND): Transition("found", FINDING),
        ("", APPLY): Transition("confirmed", ANSWER),  # entry is never refused
        ("found", CONTACT): Transition("contacted", REACH, guard="tries"),
        ("contacted", CONTACT): Transition("contacted", REACH, guard="tries"),
        ("found", CONFIRM): Transition("confirmed", ANSWER, guard="answers"),
        ("contacted", CONFIRM): Transition("confirmed", ANSWER, guard="answers"),
        ("found", DECLINE): Transition("declined", ANSWER),  # no reason asked
        ("contacted", DECLINE): Transition("declined", ANSWER),
        # Three tries and the door: left in peace until something changes, free to answer at any time.
        ("contacted", UNREACHED): Transition("unreachable", REACH, guard="tried"),
        ("unreachable", FIND): Transition("found", FINDING, guard="changed", effects=("reassess",)),
        ("unreachable", CONFIRM): Transition("confirmed", ANSWER, guard="answers"),
        ("unreachable", DECLINE): Transition("declined", ANSWER),
        ("unreachable", DISPUTE): Transition("disputed", ANSWER),
        ("unreachable", LAPSE): Transition("lapsed", FINDING, effects=("tell",)),
        ("declined", RECONSIDER): Transition("contacted", ANSWER),
        ("found", DISPUTE): Transition("disputed", ANSWER),
        ("contacted", DISPUTE): Transition("disputed", ANSWER),
        ("confirmed", DISPUTE): Transition("disputed", ANSWER),
        ("disputed", SETTLE): Transition("found", VERIFY, effects=("reassess",)),
        ("disputed", REJECT): Transition("closed", VERIFY),
        ("confirmed", CHECK): Transition("checking", VERIFY, guard="unchanged", effects=("clocks",)),
        ("checking", NEED): Transition("waiting", VERIFY, guard="asked_once"),
        ("waiting", SUPPLY): Transition("checking", ANSWER),
        ("checking", PASS): Transition("approved", DECIDE, guard="no_notice"),
        ("checking", PUBLISH): Transition("noticed", DECIDE, guard="has_notice"),
        ("checking", FAIL): Transition("refused", DECIDE, guard="reasoned"),
        ("noticed", END): Transition("approved", DECIDE, guard="period_over"),
        ("noticed", OBJECT): Transition("checking", VERIFY),
        ("approved", SCHEDULE): Transition("delivering", DELIVER),
        # Lost, refused or brought back three times: what is owed is sent again.
        ("delivering", SCHEDULE): Transition("delivering", DELIVER, guard="none_on_the_way"),
        ("delivering", PROVE): Transition("drawing", DELIVER, effects=("open_entitlement",)),
        # A sum paid once is over when its month is: the next claim begins anew.
        ("drawing", FINISH): Transition("closed", FINDING, guard="paid_once"),
        ("drawing", STOP): Transition("stopped", DECIDE, guard="reasoned", effects=("tell",)),
        ("drawing", AMEND): Transition("drawing", DECIDE, guard="reasoned", effects=("new_period", "tell")),
        ("stopped", REOPEN): Transition("drawing", DECIDE, effects=("new_period", "tell")),
        ("refused", APPEAL): Transition("appealed", ANSWER),
        ("stopped", APPEAL): Transition("appealed", ANSWER),
        ("appealed", OVERTURN): Transition("checking", DECIDE, guard="other_person"),
        # Against a stop: it is taken back, and the months since are owed.
        ("appealed", REINSTATE): Transition("drawing", DECIDE, guard="other_person", effects=("back_months",)),
        ("appealed", UPHOLD): Transition("upheld", DECIDE, guard="other_person"),
        ("found", LAPSE): Transition("lapsed", FINDING),
        ("contacted", LAPSE): Transition("lapsed", FINDING, effects=("tell",)),
    },
)
# Ended, one way or another: a new offer may be made beside these.
CLOSED = ("closed", "declined", "lapsed", "refused", "stopped", "upheld")
MAY_BE_MINE = ("found", "contacted", "unreachable", "disputed")
UNDER_WAY = ("confirmed", "checking", "waiting", "noticed", "approved", "delivering", "appealed")

PACK, GO, HAND, REFUSE, MISS = "pack", "go", "hand", "refuse", "miss"
REPLAN, BRING_BACK, LOSE = "replan", "bring_back", "lose"
DELIVERIES = StateTable(
    "delivery",
    "planned",
    {
        ("planned", PACK): Transition("packed", DELIVER, guard="serial"),
        ("packed", GO): Transition("out", DELIVER),
        ("not_home", GO): Transition("out", DELIVER, guard="windows"),
        ("out", HAND): Transition("handed", DELIVER, guard="proof"),
        ("out", REFUSE): Transition("refused", DELIVER),
        ("out", MISS): Transition("not_home", DELIVER),
        ("not_home", REPLAN): Transition("not_home", DELIVER, guard="windows", effects=("tell",)),
        ("not_home", BRING_BACK): Transition("returned", DELIVER),
        ("refused", BRING_BACK): Transition("returned", DELIVER),
        ("packed", LOSE): Transition("lost", DELIVER, effects=("tell", "send_again")),
        ("out", LOSE): Transition("lost", DELIVER, effects=("tell", "send_again")),
    },
)
# Nothing is on the way any more; the same offer may be sent again.
DELIVERY_OVER = ("handed", "returned", "lost")

# The four answers at most; papers are never among them.
QUESTIONS = ("facts", "account", "choice", "authorise")
# Limits of conduct: configuration, where the texts are silent.
TRIES_MAX = 3
# Nobody's telephone rings before breakfast or at bedtime (Beijing's time).
CALLS_FROM, CALLS_UNTIL = time(9), time(20)
WINDOWS_MAX = 3
WRONG_CODES_MAX = 5
# Wrong codes of both kinds together: after five of the resident's, five are left for a witness.
WRONG_PROOFS_MAX = 10
ASK_FROM_FEN = 5_000  # an unknown is worth a question from 50 yuan a month (configuration)
QUIET_MONTHS = 12
DISPUTE_DAYS = 5
APPEAL_DAYS = 5
TOLD_HOW = ("message", "visit", "call")
STOP_REASONS = ("disability", "relief", "hukou", "death", "sentence", "review")
SURVEY_REPLY_DAYS = 4
RECONSIDERATION_DAYS = 60
LAWSUIT_MONTHS = 6


def offer_kind(status: str, high: int | None) -> str:
    """`sure` for a yes, `ask` for an unknown that may be worth it, "" for neither."""
    if status == "yes":
        return "sure"
    return "ask" if status == "unknown" and (high is None or high >= ASK_FROM_FEN) else ""


def may_call(at: time) -> bool:
    """Whether a telephone may ring at this time of day."""
    return CALLS_FROM <= at < CALLS_UNTIL


def tried_today(tries: int, last: date, today: date) -> bool:
    """Three tries are three days: whether one was made on this day already."""
    return tries > 0 and last >= today


def notice_over(until: date, today: date) -> bool:
    """A notice of seven days that began on the 1st is over on the 8th."""
    return today >= until


def six_digits(asked: int) -> str:
    """A number below a million as the six digits a person reads out."""
    return f"{asked % 1_000_000:06d}"
