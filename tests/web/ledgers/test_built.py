"""What was built on a file, told before its undo."""

from __future__ import annotations

from uuid import UUID

import pytest

from jiayuan.ledgers.api import Use
from jiayuan.web.ledgers.built import SHOWN, built_on
from tests.ledgers import books
from tests.ledgers.conftest import Desk, desk
from tests.ledgers.test_uses import offered
from tests.people import as_service

__all__ = ["desk"]
OFFER = "01890000-0000-7000-8000-0000000000cc"


def test_matters_are_counted_by_kind_with_links() -> None:
    found = built_on([Use("benefit", OFFER, UUID(int=1), "open"), Use("case", "12", UUID(int=2), "open")])
    assert [(str(one.word), one.n) for one in found] == [("待遇", 1), ("诉求", 1)]
    assert [one.links[0][1] for one in found] == [f"/staff/benefits/{OFFER}/", "/staff/cases/12/"]


@pytest.mark.parametrize(("n", "links"), [(1, 1), (SHOWN, SHOWN), (SHOWN + 5, SHOWN)])
def test_many_are_counted_whole_and_linked_in_part(n: int, links: int) -> None:
    (one,) = built_on([Use("case", str(number), UUID(int=1), "open") for number in range(1, n + 1)])
    assert (one.n, len(one.links)) == (n, links)


def test_a_module_nobody_knows_keeps_its_code() -> None:
    (one,) = built_on([Use("permits", "7", UUID(int=1), "open")])
    assert (one.word, one.links) == ("permits", ())


@pytest.mark.django_db
def test_the_undo_page_tells_what_rests_on_the_file(desk: Desk) -> None:
    ref = desk.merge(books.workbook([books.line(0, 联系电话="13700001111"), books.line(1)]))
    page = f"/staff/ledgers/{ref.id}/undo/"
    before = desk.officer.client().get(page).content.decode()
    with as_service():
        made = offered(books.person(0), "found")
    after = desk.officer.client().get(page).content.decode()
    assert "已有事项用到它写入的人" not in before
    assert f"/staff/benefits/{made.pk}/" in after
