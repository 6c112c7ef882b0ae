"""The boards in a real browser: axe, width at 320 and 1280 px, no broken policy, no script needed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Browser

from jiayuan.kernel import clock
from jiayuan.ledgers import api
from jiayuan.ledgers.models import QualityScore
from jiayuan.ledgers.quality.measuring import measure_district
from jiayuan.web.look.bundle import read_manifest
from tests.ledgers import books
from tests.ledgers.quality.conftest import merged
from tests.people import People, as_service
from tests.tree import DISTRICT, HOME
from tests.web.look.gallery import AXE, render, viewing

__all__ = ["merged"]
pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db,
    pytest.mark.skipif(not read_manifest(), reason="needs the bundle: python build_hooks/bundle.py"),
]
PAGES = (
    "/staff/quality/", f"/staff/quality/{HOME}/", f"/staff/registry/{books.person(0)}/",
    f"/staff/registry/{books.person(0)}/phone/",
)  # fmt: skip


@pytest.fixture
def week(merged: api.FileRef, people: People) -> People:
    """A week of rising scores."""
    measure_district(DISTRICT)
    with as_service():
        today = list(QualityScore.objects.all())
        for ago in range(1, 7):
            for row in today:
                row.pk, row.day, row.valid_n = None, clock.today() - timedelta(days=ago), row.valid_n * (9 - ago) // 9
            QualityScore.objects.bulk_create(today)
    return people


@pytest.mark.parametrize("look", ["normal", "dark", "contrast"])
def test_the_boards_pass_the_gates(chromium: Browser, week: People, look: str) -> None:
    client = week.officer.client()
    wrong = {}
    with viewing(chromium) as viewer:
        for path in PAGES:
            viewer.show(render(client, path, look))
            found = {
                "sideways": [width for width in (320, 1280) if viewer.sideways(width)],
                "axe": viewer.violations() if AXE.exists() else [],
                "complaints": [text for text in viewer.complaints if "404" not in text],
            }
            wrong[path] = {name: value for name, value in found.items() if value}
    assert {path: found for path, found in wrong.items() if found} == {}
