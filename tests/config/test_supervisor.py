"""Children are started, started again, and stopped in reverse order."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from jiayuan.config.processes import Process
from jiayuan.config.supervisor import Supervisor

NOTE_THE_END = (
    "import signal, sys, time, pathlib\n"
    "def end(*_):\n"
    "    open(sys.argv[1], 'a').write(sys.argv[2]); sys.exit(0)\n"
    "signal.signal(signal.SIGTERM, end)\n"
    "pathlib.Path(sys.argv[1] + sys.argv[2]).touch()\n"
    "time.sleep(60)\n"
)


def child(name: str, code: str, *arguments: str) -> Process:
    return Process(name, (sys.executable, "-c", code, *arguments))


def until(condition: Callable[[], bool], seconds: float = 10.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.02)


def test_children_stop_in_reverse_order(tmp_path: Path) -> None:
    note = str(tmp_path / "note")
    supervisor = Supervisor([child(name, NOTE_THE_END, note, name) for name in "abc"], dict(os.environ))
    supervisor.start()
    until(lambda: all(Path(note + name).exists() for name in "abc"))
    supervisor.stop()
    assert Path(note).read_text() == "cba"


def test_a_killed_child_is_started_again(tmp_path: Path) -> None:
    deaths: list[tuple[str, int]] = []
    note = str(tmp_path / "note")
    supervisor = Supervisor(
        [child("a", NOTE_THE_END, note, "a")], dict(os.environ), lambda *death: deaths.append(death)
    )
    supervisor.start()
    first = supervisor.children[0].running.pid
    os.kill(first, signal.SIGKILL)
    supervisor.children[0].running.wait()
    until(lambda: supervisor.check() or supervisor.children[0].running.pid != first)  # type: ignore[func-returns-value]
    supervisor.stop()
    assert deaths == [("a", -signal.SIGKILL)]


def test_a_child_that_keeps_dying_waits_longer_each_time() -> None:
    supervisor = Supervisor([child("a", "raise SystemExit(3)")], dict(os.environ))
    supervisor.start()
    pauses = []
    while len(pauses) < 2:
        supervisor.children[0].running.wait()
        supervisor.check()
        pauses.append(supervisor.children[0].pause)
        supervisor.children[0].not_before = 0.001
        supervisor.check()
    supervisor.stop()
    assert pauses[1] == 2 * pauses[0]


def test_what_does_not_end_is_killed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    ready = tmp_path / "ready"
    deaf = "import signal, sys, time; signal.signal(15, signal.SIG_IGN); open(sys.argv[1], 'w'); time.sleep(60)"
    monkeypatch.setattr("jiayuan.config.child.PATIENCE", 0.3)
    supervisor = Supervisor([child("a", deaf, str(ready))], dict(os.environ))
    supervisor.start()
    until(ready.exists)
    supervisor.stop()
    assert supervisor.children[0].running.returncode == -signal.SIGKILL


WATCH = (
    "import sys\n"
    "from jiayuan.config.processes import Process\n"
    "from jiayuan.config.supervisor import Supervisor\n"
    "code, note = sys.argv[1:3]\n"
    "make = lambda name: Process(name, (sys.executable, '-c', code, note, name))\n"
    "import os\n"
    "Supervisor([make(name) for name in 'abc'], dict(os.environ)).run_from_start()\n"
)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_all_in_reverse_order(tmp_path: Path, number: int) -> None:
    note = str(tmp_path / "note")
    running = subprocess.Popen([sys.executable, "-c", WATCH, NOTE_THE_END, note])
    until(lambda: all(Path(note + name).exists() for name in "abc"))
    running.send_signal(number)
    assert running.wait(20) == 0
    assert Path(note).read_text() == "cba"


def test_what_started_is_stopped_when_the_next_cannot_start(tmp_path: Path) -> None:
    note = str(tmp_path / "note")
    broken = Process("b", (str(tmp_path / "no such program"),))
    supervisor = Supervisor([child("a", NOTE_THE_END, note, "a"), broken], dict(os.environ))
    with pytest.raises(FileNotFoundError):
        supervisor.start()
    until(Path(note + "a").exists)
    supervisor.stop()
    assert Path(note).read_text() == "a"


def test_deaths_are_told_once_each() -> None:
    deaths: list[tuple[str, int]] = []
    supervisor = Supervisor([child("a", "raise SystemExit(3)")], dict(os.environ), lambda *one: deaths.append(one))
    supervisor.start()
    supervisor.children[0].running.wait()
    for _ in range(3):
        supervisor.check()
    assert deaths == [("a", 3)]


def test_a_dead_child_is_not_started_before_its_time() -> None:
    supervisor = Supervisor([child("a", "raise SystemExit(3)")], dict(os.environ))
    supervisor.start()
    first = supervisor.children[0].running
    first.wait()
    supervisor.check()
    supervisor.check()
    assert supervisor.children[0].running is first
    assert supervisor.children[0].not_before > time.monotonic()


def test_nothing_started_is_nothing_to_stop() -> None:
    Supervisor([], {}).stop()
