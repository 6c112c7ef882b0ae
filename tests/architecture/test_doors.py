"""From outside a module only its `api` is imported, and no import is relative."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.architecture.source import dotted, imports, python_files, tree

OPEN = {"kernel", "config"}
# The rule engine has a door of its own, so that it runs where there is no Django: docs/decisions/0009.
PURE_DOORS = {"jiayuan.benefits.rulebook", "jiayuan.ledgers.linking"}


def module_of(name: str) -> str:
    parts = name.split(".")
    return ".".join(parts[1:3]) if parts[1:2] == ["web"] else (parts[1] if len(parts) > 1 else "")


def through_the_window(importer: str, imported: str) -> bool:
    if not imported.startswith("jiayuan.") or imported.count(".") < 2:
        return False
    target = module_of(imported)
    if target in OPEN or target == module_of(importer) or target.startswith("web"):
        return False
    entrance = ".".join(imported.split(".")[:3])
    return entrance not in PURE_DOORS and not entrance.endswith(".api")


@pytest.mark.parametrize("file", list(python_files()), ids=dotted)
def test_others_are_entered_by_their_door(file: Path) -> None:
    wrong = [name for name in imports(file) if through_the_window(dotted(file), name)]
    assert wrong == []


@pytest.mark.parametrize("file", list(python_files()), ids=dotted)
def test_imports_are_absolute(file: Path) -> None:
    assert [node for node in ast.walk(tree(file)) if isinstance(node, ast.ImportFrom) and node.level] == []


def test_the_check_sees_a_window() -> None:
    assert through_the_window("jiayuan.benefits.actions", "jiayuan.registry.models.Person")
    assert not through_the_window("jiayuan.benefits.actions", "jiayuan.registry.api.facts_for")
    assert not through_the_window("jiayuan.registry.actions", "jiayuan.registry.models.Person")
    assert not through_the_window("jiayuan.config.commands.evaluate", "jiayuan.benefits.rulebook.answer")
    assert through_the_window("jiayuan.config.commands.evaluate", "jiayuan.benefits.rules.OFFERS")
