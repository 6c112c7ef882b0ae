"""What a demo does once, and never again unless it must."""

from __future__ import annotations

from pathlib import Path

import pytest

from jiayuan.config.postgres import migrated
from jiayuan.config.postgres.instance import FILE
from jiayuan.config.preparing import SEEDED, forget, prepare
from jiayuan.kernel.errors import Unavailable


@pytest.fixture
def ready(tmp_path: Path) -> Path:
    """A data directory that was migrated and seeded by this code."""
    migrated.mark(tmp_path)
    (tmp_path / SEEDED).write_text("demo 7")
    return tmp_path


def test_what_is_ready_is_not_made_again(ready: Path, capsys: pytest.CaptureFixture[str]) -> None:
    prepare(ready, "demo", 7)
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(("scale", "seed"), [("demo", 8), ("district", 7)])
def test_another_scale_or_seed_is_not_slipped_in(
    ready: Path, capsys: pytest.CaptureFixture[str], scale: str, seed: int
) -> None:
    prepare(ready, scale, seed)
    said = capsys.readouterr().err
    assert "demo 7" in said
    assert "--reset" in said
    assert (ready / SEEDED).read_text() == "demo 7"


def test_a_step_that_fails_is_said_and_not_marked(tmp_path: Path) -> None:
    # An installation nobody can log in to.
    (tmp_path / FILE).write_text("{}")
    with pytest.raises(Unavailable) as failed:
        prepare(tmp_path, "demo", 7)
    assert failed.value.code == "demo.migrate"
    assert "--reset" in str(failed.value.advice)
    assert not migrated.is_current(tmp_path)
    assert not (tmp_path / SEEDED).exists()


def test_forgetting_removes_everything(ready: Path) -> None:
    (ready / "media").mkdir()
    forget(ready)
    assert not ready.exists()


def test_there_may_be_nothing_to_forget(tmp_path: Path) -> None:
    forget(tmp_path / "never")
