"""Who may open which of the pages for those who plan and those who reach: a walk over people and pages."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from django.test import Client

from tests.benefits.assessed import assessed
from tests.people import People
from tests.tree import HOME_COMPOUND

pytestmark = pytest.mark.django_db
ROOT = "/staff/benefits"
NOBODY = "00000000-0000-7000-8000-00000000dead"
# Page → what each of the five gets; the neighbour looks at places that are not hers.
PAGES: Mapping[str, Mapping[str, int]] = {
    f"{ROOT}/worklist/": {"worker": 200, "officer": 200, "neighbour": 200, "auditor": 403, "resident": 403},
    f"{ROOT}/worklist/{HOME_COMPOUND.value}/": {
        "worker": 200, "officer": 200, "neighbour": 404, "auditor": 403, "resident": 403,
    },
    f"{ROOT}/boards/": {"worker": 200, "officer": 200, "neighbour": 200, "auditor": 403, "resident": 403},
    f"{ROOT}/boards/map/?at={HOME_COMPOUND.value[:15]}": {
        "worker": 200, "officer": 200, "neighbour": 404, "auditor": 403, "resident": 403,
    },
    f"{ROOT}/boards/whatif/": {"worker": 200, "officer": 200, "neighbour": 200, "auditor": 403, "resident": 403},
    f"{ROOT}/campaigns/{NOBODY}/calls/": {
        "worker": 404, "officer": 404, "neighbour": 404, "auditor": 403, "resident": 403,
    },
    f"{ROOT}/campaigns/{NOBODY}/visits/": {
        "worker": 404, "officer": 404, "neighbour": 404, "auditor": 403, "resident": 403,
    },
}  # fmt: skip
WALK = [(page, who, status) for page, people in PAGES.items() for who, status in people.items()]
STAFF = [page for page, people in PAGES.items() if people["officer"] == 200]


@pytest.mark.parametrize(("page", "who", "status"), WALK)
def test_each_gets_what_is_theirs(page: str, who: str, status: int, people: People) -> None:
    assert getattr(people, who).client().get(page).status_code == status


@pytest.mark.parametrize("page", PAGES)
def test_a_stranger_is_sent_to_sign_in(page: str, client: Client) -> None:
    assert client.get(page).status_code == 302


@pytest.mark.parametrize("page", STAFF)
def test_no_page_names_anybody(page: str, people: People) -> None:
    rows = assessed("hukou", policy="bj.elder_aged", times=3)
    html = people.officer.client().get(page).content.decode()
    assert not [row for row in rows if str(row.person) in html]
    assert "王秀兰" not in html


@pytest.mark.parametrize("page", STAFF)
def test_no_page_brings_a_style_or_a_script_of_its_own(page: str, people: People) -> None:
    html = people.officer.client().get(page).content.decode()
    main = html[html.index("<main") : html.index("</main>")]
    assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=", main)
