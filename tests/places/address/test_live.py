"""The parser over the database's tree."""

import pytest

from jiayuan.kernel.context import Acting
from jiayuan.places.actions import add_alias
from jiayuan.places.address.live import address_parser, parse_address
from jiayuan.places.kinds import AliasKind
from tests.tree import HOME, HOME_COMPOUND, HOME_ROOM, NEXT

pytestmark = pytest.mark.usefixtures("tree")


def test_an_address_of_the_tree() -> None:
    found = parse_address("红墙小区1号楼1单元301室", HOME)
    assert found.place is not None
    assert found.place.path == HOME_ROOM
    assert found.place.lon is not None


def test_the_parser_is_kept() -> None:
    assert address_parser() is address_parser()


def test_a_new_name_is_known_at_once(service: Acting) -> None:
    assert parse_address("老棉纺厂1号楼", HOME).place is None
    add_alias(HOME_COMPOUND, "老棉纺厂", AliasKind.OLD)
    assert parse_address("老棉纺厂1号楼", HOME).place is not None


def test_a_parser_of_one_community_knows_that_one_only() -> None:
    parser = address_parser(NEXT)
    assert parser.parse("槐柏小区", NEXT).place is not None
    assert parser.parse("红墙小区", NEXT).place is None
