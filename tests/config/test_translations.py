"""English parts are merged and compiled without outside programs."""

from __future__ import annotations

import gettext
import re
from collections import Counter
from io import BytesIO

import pytest
from babel.messages.pofile import read_po

from jiayuan.config.translations import compile_english, merged, parts


def test_every_part_can_be_read() -> None:
    assert list(parts())
    assert len(merged()) > 0


def test_the_compiled_catalogue_holds_what_the_parts_say() -> None:
    with compile_english().open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    message = next(message for message in merged() if message.id and isinstance(message.id, str))
    assert compiled.gettext(message.id) == message.string


CHINESE = re.compile("[一-鿿]")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd]")


def test_no_text_is_left_empty() -> None:
    empty = [message.id for message in merged() if message.id and not all(texts(message.string))]
    assert empty == []


def texts(string: object) -> list[str]:
    return list(string) if isinstance(string, (list, tuple)) else [str(string)]


def test_english_is_not_chinese() -> None:
    """Names of the country's own forms may stand beside their English, never instead of it."""
    wholly = [message.id for message in merged() if message.id and any(map(untranslated, texts(message.string)))]
    assert wholly == []


def untranslated(text: str) -> bool:
    return bool(CHINESE.search(text)) and not re.search("[A-Za-z]", text)


def test_what_is_filled_in_is_filled_in_in_both_languages() -> None:
    for message in merged():
        if message.id and isinstance(message.id, str) and isinstance(message.string, str):
            both = [Counter(PLACEHOLDER.findall(text)) for text in (message.id, message.string)]
            assert both[0] == both[1], message.id


@pytest.mark.parametrize("part", list(parts()), ids=lambda part: part.name)
def test_a_part_says_nothing_twice(part: object) -> None:
    lines = part.read_text(encoding="utf-8").splitlines()  # type: ignore[attr-defined]
    said = Counter(line for line in lines if line.startswith("msgid ") and line != 'msgid ""')
    assert [line for line, times in said.items() if times > 1] == []


def test_the_first_part_wins_where_two_say_the_same() -> None:
    catalogue, seen = merged(), set()
    for part in parts():
        for message in read_po(BytesIO(part.read_bytes()), locale="en", charset="utf-8"):
            if message.id and str(message.id) not in seen:
                seen.add(str(message.id))
                assert catalogue[message.id].string == message.string


def test_compiling_again_writes_nothing_new() -> None:
    first = compile_english().stat().st_mtime_ns
    assert compile_english().stat().st_mtime_ns == first
