"""National lists of codes: every word of theirs, and what people write for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from jiayuan.ledgers.rules import codelists
from jiayuan.ledgers.rules.codelists import codelist
from jiayuan.ledgers.rules.codes import PLAIN, words_of
from jiayuan.ledgers.rules.standardise import standardise

LISTS = ["sex", "marital", "education", "relation", "thing_class"]


@pytest.mark.parametrize("name", LISTS)
def test_each_code_has_one_name_and_each_word_one_code(name: str) -> None:
    found = codelist(name)
    assert len(set(found.names.values())) == len(found.names) > 3
    assert set(found.words.values()) == set(found.names)


@pytest.mark.parametrize(
    ("attr", "raw", "code"),
    [
        ("sex", "男性", "1"), ("marital", "离异", "40"), ("marital", " 已 婚", "20"), ("education", "大专", "30"),
        ("education", "本科毕业", "21"), ("household.relation", "老婆", "12"), ("household.relation", "02", "02"),
        ("household.relation", "外孙", "43"),
    ],
)  # fmt: skip
def test_words_people_write_become_codes(attr: str, raw: str, code: str) -> None:
    found = standardise(attr, raw)
    assert (found.value, found.state) == (code, "ok")


@pytest.mark.parametrize(("attr", "raw"), [("marital", "同居"), ("education", "自学"), ("household.relation", "朋友")])
def test_a_word_outside_the_list_stays_as_text_with_a_warning(attr: str, raw: str) -> None:
    found = standardise(attr, raw)
    assert (found.value, found.state, found.code) == (raw, "warn", "code_unknown")


@pytest.mark.parametrize(("attr", "raw"), [("sex", "9"), ("marital", "未说明"), ("marital", "不详"), ("education", "")])
def test_not_stated_is_nothing_known(attr: str, raw: str) -> None:
    assert standardise(attr, raw).state == "empty"


@pytest.mark.parametrize("attr", sorted(PLAIN))
def test_what_a_drop_down_offers_is_understood(attr: str) -> None:
    assert all(standardise(attr, word).code != "code_unknown" for word in words_of(attr))


def test_a_word_for_two_codes_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "odd.csv").write_text("code,name,synonyms\n1,甲,丙\n2,乙,丙\n", encoding="utf-8")
    monkeypatch.setattr(codelists, "_folder", lambda: tmp_path)
    with pytest.raises(ValueError, match="two codes"):
        codelist("odd")
