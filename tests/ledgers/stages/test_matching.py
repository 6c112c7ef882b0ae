"""Whose is a row: decisions against the base."""

from __future__ import annotations

import pytest

from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.ledgers.models import Link, ReviewItem
from tests.ledgers import books
from tests.ledgers.conftest import Desk


def previewed(desk: Desk, *rows: list[str]) -> api.FileRef:
    return desk.run(desk.upload(books.workbook(rows)))


def rules(desk: Desk, ref: api.FileRef) -> list[str]:
    with desk.worker.acting(LEDGER_UPKEEP):
        return list(Link.objects.filter(file=ref.id).order_by("record_id").values_list("rule", flat=True))


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({}, "G1"),
        ({"身份证号": ""}, "G2"),
        ({"身份证号": "", "联系电话": ""}, "G3"),
        ({"身份证号": "", "联系电话": "", "家庭住址": ""}, "G4"),
        ({"姓名": "王 秀 兰（户主）"}, "G1"),
        ({"身份证号": books.line(0)[2].lower()}, "G1"),
    ],
)
def test_guarded_rules_link(desk: Desk, changes: dict[str, str], rule: str) -> None:
    row = books.line(0, **changes)
    if "家庭住址" in changes:
        row.append("府右街南社区")
        ref = desk.run(desk.upload(books.workbook([row], headers=[*books.HEADERS, "所属社区"])))
    else:
        ref = previewed(desk, row)
    assert rules(desk, ref) == [rule]


def test_a_relatives_number_goes_to_review_or_to_the_right_person(desk: Desk) -> None:
    ref = previewed(desk, books.line(0, 身份证号=books.line(1)[2], 性别="", 出生日期=""))
    assert rules(desk, ref) == ["relative_id"]
    with desk.worker.acting(LEDGER_UPKEEP):
        link = Link.objects.get(file=ref.id)
        assert (link.entity, link.hold_id) == (books.person(0), True)


def test_a_doubtful_row_is_asked_with_its_candidates(desk: Desk) -> None:
    ref = previewed(desk, books.doubtful())
    assert (ref.counts["review"], ref.counts["linked"]) == (1, 0)
    with desk.worker.acting(LEDGER_UPKEEP):
        item = ReviewItem.objects.get(file=ref.id)
        assert item.candidates == [books.person(0)]


def test_name_and_birthday_of_one_person_alone_link(desk: Desk) -> None:
    """Another telephone says little: people change theirs."""
    ref = previewed(desk, books.line(0, 身份证号="", 联系电话="13700000000", 家庭住址=""))
    assert (ref.counts["review"], rules(desk, ref)) == (0, ["score"])


def test_nobody_known_becomes_a_new_person(desk: Desk) -> None:
    assert previewed(desk, books.line(40, 姓名="欧阳春晓")).counts["new"] == 1


def test_too_little_is_kept_unplaced(desk: Desk) -> None:
    bare = ["欧阳春晓", "", "", "", "", ""]
    assert previewed(desk, bare).counts["unplaced"] == 1


def test_nothing_in_the_base_has_changed_at_preview(desk: Desk, digest: object) -> None:
    before = digest()  # type: ignore[operator]
    previewed(desk, *(books.line(n) for n in range(12)))
    assert digest() == before  # type: ignore[operator]


def test_running_the_stages_again_changes_nothing(desk: Desk) -> None:
    ref = previewed(desk, *(books.line(n) for n in range(9)))
    assert desk.run(ref).counts == ref.counts


def test_a_linked_record_is_known_next_time(desk: Desk) -> None:
    desk.merge(books.workbook([books.line(0)]))
    ref = previewed(desk, books.line(0, 联系电话="13700001111"))
    assert (ref.counts["changed"], ref.counts["linked"]) == (1, 0)
