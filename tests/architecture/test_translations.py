"""Chinese is the source language; every string a person sees has an English text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.extract import extract
from django.utils.translation.template import templatize

from jiayuan.config.translations import merged
from tests.architecture.source import PACKAGE, python_files

KEYWORDS = {
    "_": None, "gettext": None, "gettext_lazy": None, "mark": None, "gettext_noop": None, "pgettext": ((1, "c"), 2),
    "ngettext": (1, 2), "ngettext_lazy": (1, 2), "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def message_ids(text: str) -> Iterator[str]:
    for _line, message, _comments, _context in extract("python", BytesIO(text.encode()), keywords=KEYWORDS):
        yield message[0] if isinstance(message, tuple) else message


def in_python() -> Iterator[tuple[str, Path]]:
    for file in python_files():
        yield from ((message, file) for message in message_ids(file.read_text(encoding="utf-8")))


def in_templates() -> Iterator[tuple[str, Path]]:
    for file in sorted(PACKAGE.glob("**/templates/**/*.html")):
        text = file.read_text(encoding="utf-8")
        # Words given to filters and includes inside a tag, which the extraction below loses.
        yield from ((found, file) for found in re.findall(r"_\([\"'](.*?)[\"']\)", text))
        source = templatize(text)
        # The template's own text is dotted out; what is left are the calls of gettext.
        calls = "\n".join(re.findall(r"gettext\(.*?\)(?=\s|$)|ngettext\(.*?\)(?=\s|$)", source, re.S))
        yield from ((message, file) for message in message_ids(calls))


@pytest.mark.parametrize("where", [in_python, in_templates])
def test_every_message_has_english(where: object) -> None:
    english = merged()
    found = {message: file for message, file in where() if message and CHINESE.search(message)}  # type: ignore[operator]
    missing = [f"{file.relative_to(PACKAGE)}: {message}" for message, file in found.items()
               if not (english.get(message) and english.get(message).string)]  # fmt: skip
    assert missing == []


def test_templates_say_no_untranslated_chinese() -> None:
    bare = []
    for file in sorted(PACKAGE.glob("**/templates/**/*.html")):
        if file.name == "500.html":  # shown when nothing works any more, so it says both languages itself
            continue
        text = re.sub(r"{%\s*blocktrans\w*.*?endblocktrans\w*\s*%}", "", file.read_text(encoding="utf-8"), flags=re.S)
        text = re.sub(r"{#.*?#}|{%\s*comment.*?endcomment\s*%}|{%.*?%}|{{.*?}}|<!--.*?-->", "", text, flags=re.S)
        text = re.sub(r'<(\w+)[^>]*lang="zh[^>]*>[^<]*</\1>', "", text)
        bare += [f"{file.relative_to(PACKAGE)}: {line.strip()}" for line in text.splitlines() if CHINESE.search(line)]
    assert bare == []
