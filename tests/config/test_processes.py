"""The commands that start an installation's processes."""

from __future__ import annotations

from pathlib import Path

import pytest

from jiayuan.config import processes
from jiayuan.config.processes import Process


def option(process: Process, name: str) -> str:
    return process.command[process.command.index(name) + 1]


def test_pages_run_under_wsgi() -> None:
    web = processes.web("127.0.0.1", 8000)
    assert option(web, "--interface") == "wsgi"
    assert web.command[-1] == "jiayuan.config.wsgi:application"


def test_the_stream_runs_under_asgi_with_room_for_many() -> None:
    live = processes.live("127.0.0.1", 8001)
    assert option(live, "--interface") == "asginl"
    assert int(option(live, "--backlog")) >= 4096
    assert int(option(live, "--backpressure")) >= 2048


def test_slow_headers_are_cut_off() -> None:
    assert option(processes.web("127.0.0.1", 1), "--http1-header-read-timeout") == "10000"


@pytest.mark.parametrize(
    ("process", "login"),
    [
        (processes.web("h", 1), "web"),
        (processes.live("h", 1), "web"),
        (processes.worker(), "worker"),
        (processes.simulator(2.0), "worker"),
    ],
)
def test_each_process_has_its_own_login(process: Process, login: str) -> None:
    assert process.environment == {"JIAYUAN_PROCESS": login}


def test_names_differ() -> None:
    started = [processes.web("h", 1), processes.live("h", 1), processes.worker(), processes.simulator(1.0)]
    assert len({process.name for process in started}) == len(started)


def test_children_know_where_data_and_stream_are(tmp_path: Path) -> None:
    shared = processes.environment(tmp_path, "http://127.0.0.1:8001", demo=False)
    assert shared["JIAYUAN_DATA_DIR"] == str(tmp_path)
    assert shared["JIAYUAN_LIVE_URL"] == "http://127.0.0.1:8001"


def test_demo_accounts_are_switched_on_only_in_the_demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JIAYUAN_DEMO", raising=False)
    assert "JIAYUAN_DEMO" not in processes.environment(tmp_path, "", demo=False)
    assert processes.environment(tmp_path, "", demo=True)["JIAYUAN_DEMO"] == "1"
