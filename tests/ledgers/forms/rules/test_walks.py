"""Any sequence of answers and changes of the base: what is stated was said about what stood there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.forms.rules.answers import Answer, Shown, judged, standing, tally
from jiayuan.ledgers.forms.rules.sheet import line

ATTRS = ("phone", "tenure")
VALUES = {"phone": ["", "13900000001", "13700000002"], "tenure": ["", "owner", "tenant"]}
WORDS = {"owner": "自有", "tenant": "租赁"}
TYPED = {"phone": ["13600000003", "13900000001", "12", ""], "tenure": ["自有", "租户", "别的", ""]}
WHO = {
    "name": Shown("王", "王", "n"),
    "id_number": Shown("1", "1", "i"),
    "birth": Shown(),
    "community": Shown("红", "红"),
}

Step = tuple[str, str, int, int]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["answer", "late", "change"]), st.sampled_from(ATTRS), st.integers(0, 3), st.integers(0, 3)
    ),
    max_size=25,
)


def shown_of(attr: str, value: str) -> Shown:
    return Shown(value, WORDS.get(value, value), f"{attr}={value}" if value else "")


def walk(steps: list[Step]) -> tuple[dict[str, Answer], dict[str, Shown], dict[str, Answer]]:
    """The answers held after the steps, what stands in the base, and the last answer given to what stood there."""
    base = {attr: shown_of(attr, VALUES[attr][1]) for attr in ATTRS}
    held: dict[str, Answer] = {}
    last: dict[str, Answer] = {}
    for kind, attr, one, two in steps:
        if kind == "change":
            base[attr] = shown_of(attr, VALUES[attr][one % 3])
            continue
        seen = base[attr].token if kind == "answer" else "an older page"
        said = Answer(("confirmed", "corrected", "unknown", "?")[one], TYPED[attr][two], seen)
        kept, _code = judged(attr, said, base[attr])
        if kept:
            held[attr] = last[attr] = kept
    return held, base, last


@given(STEPS)
def test_only_answers_to_what_stands_there_are_stated(steps: list[Step]) -> None:
    held, base, _last = walk(steps)
    for attr, answer in standing(held, base).items():
        assert answer.seen == base[attr].token


@given(STEPS)
def test_the_last_kept_answer_of_a_cell_counts(steps: list[Step]) -> None:
    held, _base, last = walk(steps)
    assert held == last
    counted = tally(held.values())
    assert counted.confirmed + counted.typed + counted.unknown == len(held) <= len(ATTRS)


@given(STEPS)
def test_a_line_states_what_stands_or_what_was_typed_and_nothing_else(steps: list[Step]) -> None:
    held, base, _last = walk(steps)
    stands = standing(held, base)
    cells = dict(zip(("name", "id_number", "birth", "community", *ATTRS), line(ATTRS, stands, base, WHO), strict=True))
    for attr in ATTRS:
        answer = stands.get(attr)
        expected = {None: "", "unknown": "", "confirmed": base[attr].words}.get(
            answer.mark if answer else None, answer.value if answer else ""
        )
        assert cells[attr] == expected


@given(STEPS)
def test_a_correction_never_says_what_stands_there_already(steps: list[Step]) -> None:
    held, base, _last = walk(steps)
    for attr, answer in standing(held, base).items():
        if answer.mark == "corrected":
            assert answer.value != base[attr].words
