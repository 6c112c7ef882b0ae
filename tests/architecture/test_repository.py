"""The repository speaks of the product alone, and its lock files name no addresses."""

from __future__ import annotations

import json
import re
import subprocess

from tests.architecture.source import ROOT

LOCKS = ("requirements/base.txt", "requirements/test.txt", "requirements/spark.txt", "web/package-lock.json")


def tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return listed.split()


def test_lock_files_name_no_address() -> None:
    for name in LOCKS:
        text = (ROOT / name).read_text(encoding="utf-8")
        assert re.search(r"--(extra-)?index-url|--find-links", text) is None
        assert re.search(r'"resolved"\s*:', text) is None


def test_requirements_carry_hashes() -> None:
    for name in LOCKS[:3]:
        text = (ROOT / name).read_text(encoding="utf-8")
        assert text.count("--hash=sha256:") >= len(re.findall(r"^[a-z0-9].*==", text, re.M)) > 1


def test_npm_lock_carries_hashes() -> None:
    lock = json.loads((ROOT / "web/package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name and not entry.get("link")}
    assert packages
    assert [name for name, entry in packages.items() if "integrity" not in entry] == []


def test_built_files_are_not_committed() -> None:
    assert [name for name in tracked() if "/dist/" in name or name.endswith((".mo", ".pyc"))] == []
