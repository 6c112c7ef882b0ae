"""The official divisions."""

from collections import Counter
from pathlib import Path

from jiayuan.kernel.placepath import PlacePath
from jiayuan.places.divisions import community_name, read_divisions
from jiayuan.places.kinds import Kind


def test_counts() -> None:
    counts = Counter(one.kind for one in read_divisions())
    assert counts == {Kind.DISTRICT: 1, Kind.STREET: 15, Kind.COMMUNITY: 263}


def test_the_first_street_has_eleven_communities() -> None:
    street = PlacePath("110102.001.")
    assert sum(street.contains(one.path) for one in read_divisions()) == 12


def test_paths_are_unique_and_under_the_district() -> None:
    paths = [one.path for one in read_divisions()]
    assert len(set(paths)) == len(paths)
    assert all(path.segments[0] == "110102" for path in paths)


def test_a_committee_gives_its_community_the_name() -> None:
    assert community_name("府右街南社区居委会") == "府右街南社区"
    assert community_name("新兴里居委会") == "新兴里社区"


def test_every_community_is_called_one() -> None:
    assert all(one.name.endswith("社区") for one in read_divisions() if one.kind is Kind.COMMUNITY)


def test_another_list_may_be_read(tmp_path: Path) -> None:
    file = tmp_path / "newer.csv"
    file.write_text("code,name,level,parent\n110102001099,新社区居委会,community,110102001000\n", encoding="utf-8")
    assert [one.path.value for one in read_divisions(file)] == ["110102.001.099."]
