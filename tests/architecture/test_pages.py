"""Every page says who may open it; every template is used; every task has a queue."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from procrastinate.contrib.django import app as jobs

from tests.architecture.source import PACKAGE, python_files

FOREIGN = ("accounts/", "cms/", "admin/")
QUEUES = {"audit", "identity", "ledgers", "benefits", "cases", "command", "content", "registry", "places", "builtin"}


def patterns(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from patterns(entry, route)
        elif not route.startswith(FOREIGN):
            yield route, entry


PAGES = list(patterns(get_resolver()))


@pytest.mark.parametrize(("route", "pattern"), PAGES, ids=[route for route, _ in PAGES])
def test_every_view_carries_its_access_rule(route: str, pattern: URLPattern) -> None:
    assert getattr(pattern.callback, "access", None), f"/{route} does not say who may open it"


def test_no_template_lies_unused() -> None:
    texts = [file.read_text(encoding="utf-8") for file in python_files()]
    templates = sorted(PACKAGE.glob("**/templates/**/*.html"))
    texts += [template.read_text(encoding="utf-8") for template in templates]
    everything = "\n".join(texts)
    names = [str(template).rpartition("/templates/")[2] for template in templates]
    dynamic = re.compile(r"^(allauth|account|mfa|socialaccount|wagtailadmin|registration|40\d|500)")
    # A view may choose among siblings: f"benefits/confirm_{step}.html".
    chosen = tuple(found for found in re.findall(r'f"([\w/]+)\{', everything) if "/" in found)
    assert [
        name for name in names if name not in everything and not dynamic.match(name) and not name.startswith(chosen)
    ] == []


def test_every_task_has_a_known_queue() -> None:
    assert {task.name: task.queue for task in jobs.tasks.values() if task.queue not in QUEUES} == {}
