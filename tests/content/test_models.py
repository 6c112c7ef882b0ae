"""The tables of content and what Wagtail is told about them."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from jiayuan.content.models import NoticePage, NoticeTarget, Shelf
from jiayuan.kernel.tables import registered
from jiayuan.places import api as places
from tests.content.writing import published
from tests.tree import HOME, NEXT, load_test_tree

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tree() -> None:
    load_test_tree()


def test_a_target_keeps_the_path_of_its_place() -> None:
    target = NoticeTarget.objects.get(page_id=published("停水", HOME))
    target.place_id = places.by_path(NEXT).id
    target.save()
    assert target.place_path == NEXT.value


def test_a_place_is_aimed_at_once() -> None:
    target = NoticeTarget.objects.get(page_id=published("停水", HOME))
    with pytest.raises(IntegrityError), transaction.atomic():
        NoticeTarget.objects.create(page=target.page, place=target.place)


def test_the_admin_links_to_the_portals_page() -> None:
    page = NoticePage.objects.get(pk=published("停水", HOME))
    parts = page.get_url_parts()
    assert parts is not None
    assert parts[2] == f"/notices/{page.pk}/"


def test_notices_stand_on_the_one_shelf_only() -> None:
    assert NoticePage.allowed_parent_page_models() == [Shelf]
    assert Shelf.allowed_subpage_models() == [NoticePage]


def test_every_table_is_open() -> None:
    tables = [table for name, table in registered().items() if name.startswith("content_")]
    assert len(tables) == 4
    assert {str(table.data_class) for table in tables} == {"open"}
