"""The shipped catalogue is complete and every file is checked before anything is written."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError

from jiayuan.content.catalogue import load_catalogue, read_catalogue
from jiayuan.content.models import ServiceItem
from jiayuan.content.words import ServiceGroup

SHIPPED = settings.SEEDS / "services.yaml"
SIZES = {"hardship": 8, "disability": 6, "elders": 7, "family": 5, "work": 6, "housing": 8}


def test_the_shipped_catalogue_has_forty_items_in_the_groups_of_the_specification() -> None:
    items = read_catalogue(SHIPPED)
    assert Counter(item.group for item in items) == SIZES
    assert set(SIZES) == set(ServiceGroup.values)


def test_every_item_says_for_whom_and_how_long() -> None:
    assert [item.code for item in read_catalogue(SHIPPED) if not (item.who and item.days_promised)] == []


def test_nothing_promised_is_slower_than_the_law() -> None:
    slow = [item.code for item in read_catalogue(SHIPPED) if item.days_law and item.days_promised > item.days_law]
    assert slow == []


def test_links_lead_outside_and_only_links_do() -> None:
    assert [item.code for item in read_catalogue(SHIPPED) if (item.kind == "L") != bool(item.link)] == []


@pytest.mark.django_db
def test_loading_twice_keeps_one_of_each() -> None:
    load_catalogue()
    assert load_catalogue() == 40
    assert ServiceItem.objects.count() == 40
    assert str(ServiceItem.objects.first()) == "最低生活保障"


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("{code: a, name: 一, group: elders, kind: X, summary: 二, who: 三}", ValidationError),
        ("{code: a, name: 一, group: nobody, kind: F, summary: 二, who: 三}", ValidationError),
        ("{name: 一, group: elders, kind: F, summary: 二, who: 三}", KeyError),
    ],
)
def test_a_wrong_item_is_refused_before_anything_is_written(tmp_path: Path, line: str, error: type) -> None:
    file = tmp_path / "services.yaml"
    file.write_text(f"valid_from: 2026-01-01\nservices:\n  - {line}\n", encoding="utf-8")
    with pytest.raises(error):
        load_catalogue(file)
