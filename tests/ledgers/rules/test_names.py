"""Names: what nobody sees is taken out, what somebody wrote is kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.rules.cells import blank
from jiayuan.ledgers.rules.names import name, text
from jiayuan.ledgers.rules.scripts import is_han

HIDDEN = {
    "blank": " ",
    "full-width blank": "\u3000",
    "no-break blank": "\xa0",
    "thin blank": "\u2009",
    "tab": "\t",
    "line": "\n",
    "zero-width blank": "\u200b",
    "non-joiner": "\u200c",
    "joiner": "\u200d",
    "byte-order mark": "\ufeff",
    "soft hyphen": "\xad",
    "word joiner": "\u2060",
    "left-to-right": "\u202d",
    "pop direction": "\u202c",
    "isolate": "\u2066",
    "right-to-left mark": "\u200f",
    "variation": "\ufe00",
    "ideographic variation": "\U000e0100",
    "nul": "\x00",
    "bell": "\x07",
    "delete": "\x7f",
}
DOTS = "·•‧∙・.．•﹒⋅･"
HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=2, max_size=4)


@pytest.mark.parametrize("character", HIDDEN.values(), ids=HIDDEN)
def test_what_nobody_sees_makes_no_other_name(character: str) -> None:
    typed = f"{character}王{character}秀兰{character}"
    assert (name(typed).value, name(typed).state) == ("王秀兰", "ok")


@given(HAN, st.lists(st.tuples(st.integers(0, 4), st.sampled_from(sorted(HIDDEN.values()))), max_size=5))
def test_hidden_characters_anywhere_change_nothing(plain: str, dirt: list[tuple[int, str]]) -> None:
    typed = plain
    for at, character in dirt:
        typed = typed[:at] + character + typed[at:]
    assert name(typed).value == name(plain).value


@pytest.mark.parametrize("dot", DOTS)
def test_every_look_alike_of_the_middle_dot_is_the_middle_dot(dot: str) -> None:
    assert name(f"阿依古丽{dot}买买提").value == "阿依古丽·买买提"


@pytest.mark.parametrize(
    "rare",
    ["王䶮", "𠮷野", "张𣈶", "李㛃", "赵\ue000", "钱𬭸"],
    ids=["ext-a", "ext-b", "ext-b-2", "ext-a-2", "private-use", "ext-c"],
)
def test_rare_characters_are_kept_as_they_are(rare: str) -> None:
    assert (name(rare).value, name(rare).state) == (rare, "ok")


@pytest.mark.parametrize(
    ("typed", "plain"),
    [("⼈民", "人民"), ("豈明", "豈明"), ("㈱王", None), ("ＬＩ　ＭＩＮＧ", "LI MING"), ("Ａnna", "Anna")],
)
def test_compatibility_forms_are_their_plain_ones(typed: str, plain: str | None) -> None:
    assert name(typed).value == (plain if plain else "王")


@pytest.mark.parametrize(
    ("typed", "value", "note"),
    [
        ("王秀兰（户主）", "王秀兰", "户主"),
        ("王秀兰(户主)(已故)", "王秀兰", "户主、已故"),
        ("（孤寡）王秀兰", "王秀兰", "孤寡"),
        ("王秀兰（）", "王秀兰", ""),
        ("王秀兰（户主", "王秀兰(户主", ""),
        ("阿依（女）·买买提", "阿依·买买提", "女"),
    ],
)
def test_what_stands_in_brackets_is_kept_beside_the_name(typed: str, value: str, note: str) -> None:
    assert (name(typed).value, name(typed).note) == (value, note)


@pytest.mark.parametrize(
    ("typed", "state", "code"),
    [
        ("王", "warn", "name_length"),
        ("王" * 40, "ok", ""),
        ("王" * 41, "warn", "name_length"),
        ("王2", "error", "name_digits"),
        ("王２秀", "error", "name_digits"),
        ("13912345678", "error", "name_digits"),
        ("王三", "ok", ""),
        ("（户主）", "empty", ""),
        ("···", "empty", ""),
    ],
)
def test_odd_names_are_told(typed: str, state: str, code: str) -> None:
    assert (name(typed).state, name(typed).code) == (state, code)


def test_an_endless_name_is_cut_before_it_is_stored() -> None:
    assert len(name("王" * 5000).value) == 40


@given(st.text(max_size=30))
def test_a_name_never_holds_what_nobody_sees(typed: str) -> None:
    found = name(typed).value
    assert not set(found) & set(HIDDEN.values()) - {" "}
    # One blank may part the words of a name in an alphabet.
    assert found == " ".join(found.split())
    assert " " not in found or not is_han(found)


@pytest.mark.parametrize("typed", ["无", "／", "--", "不详", "N/A", "Null", "空", "未知", "暂 无", "－"])
def test_fillers_say_that_nothing_is_known(typed: str) -> None:
    assert name(typed).state == "empty"


def test_a_name_that_contains_a_filler_is_a_name() -> None:
    assert name("无名氏").value == "无名氏"
    assert not blank("无名氏")


@pytest.mark.parametrize(
    ("typed", "value"), [("  会 唱歌\n会  书法 ", "会 唱歌 会 书法"), ("", ""), (" \n", ""), ("x" * 600, "x" * 500)]
)
def test_free_text_keeps_its_words_and_a_length(typed: str, value: str) -> None:
    assert text(typed).value == value
    assert text(typed).state == ("ok" if value else "empty")


@pytest.mark.parametrize(
    ("typed", "plain"), [("John   Smith ", "John Smith"), ("王 秀 兰", "王秀兰"), ("Anna\u200b Li", "Anna Li")]
)
def test_blanks_part_the_words_of_an_alphabet_only(typed: str, plain: str) -> None:
    assert name(typed).value == plain


def test_a_long_row_of_numbers_is_no_name() -> None:
    assert name("02167620845 17151810181 12581879 14491455768").code == "name_digits"


def test_a_name_that_is_cut_ends_as_any_name_does() -> None:
    cut = name("Müller-Lüdenscheidt Müller-Lüdenscheidt Ž Anna").value
    assert (len(cut), name(cut).value) == (39, cut)


def test_radicals_copied_from_a_pdf_are_ideographs() -> None:
    assert name("⾦ ⽟").value == name("金玉").value == "金玉"


def test_a_text_that_is_cut_does_not_end_in_a_blank() -> None:
    cut = text("一" * 499 + " 二").value
    assert (len(cut), text(cut).value) == (499, cut)
