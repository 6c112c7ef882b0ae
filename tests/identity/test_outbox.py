"""The spool of texts."""

from __future__ import annotations

import json
import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from jiayuan.identity.outbox import put_text, spool
from jiayuan.kernel import clock


def test_a_text_is_one_whole_file() -> None:
    file = put_text("13800000001", "login-code", {"code": "123456"})
    content = json.loads(file.read_text())
    assert content["to"] == "13800000001"
    assert content["values"] == {"code": "123456"}


def test_only_the_service_reads_it() -> None:
    file = put_text("13800000001", "login-code", {})
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(spool().stat().st_mode) == 0o700


def test_no_draft_is_left() -> None:
    put_text("13800000001", "login-code", {})
    assert not list(spool().glob("*.new"))


def test_files_sort_by_time() -> None:
    first = put_text("1", "a", {})
    second = put_text("2", "a", {})
    assert first.name < second.name


@given(
    st.dictionaries(
        st.text("abcdef", min_size=1, max_size=6), st.one_of(st.text(max_size=20), st.integers()), max_size=4
    )
)
def test_values_arrive_as_they_were(values: dict[str, str | int]) -> None:
    content = json.loads(put_text("13800000001", "notice", values).read_text(encoding="utf-8"))
    assert content["values"] == values
    assert content["template"] == "notice"


def test_the_time_is_that_of_the_clock() -> None:
    at = datetime(2026, 5, 1, 8, 30, tzinfo=UTC)
    with clock.frozen(at):
        content = json.loads(put_text("13800000001", "a", {}).read_text())
    assert datetime.fromisoformat(content["at"]) == at


def test_names_of_files_tell_nobodys_number() -> None:
    assert "13800000001" not in put_text("13800000001", "a", {}).name


def test_many_writers_take_many_files() -> None:
    with ThreadPoolExecutor(8) as pool:
        files = list(pool.map(lambda n: put_text(str(n), "a", {"n": n}), range(64)))
    assert len(set(files)) == 64
    assert {json.loads(file.read_text())["values"]["n"] for file in files} == set(range(64))
