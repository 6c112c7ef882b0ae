"""A missing bundle is told at start-up."""

from __future__ import annotations

from pathlib import Path

import pytest

from jiayuan.web.look import checks


def test_a_built_bundle_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "read_manifest", lambda: {"src/look.ts": {"file": "look.js"}})
    assert checks.bundle_is_built() == []


def test_a_missing_bundle_is_a_warning_that_says_how_to_build(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(checks, "read_manifest", dict)
    (warning,) = checks.bundle_is_built()
    assert warning.id == "web_look.W001"
    assert "bundle.py" in str(warning.hint)
