"""Ways of moving."""

import pytest

from jiayuan.places.profiles import EBIKE, FOOT, NOT_ROUTED, PROFILES, VEHICLE, Profile


@pytest.mark.parametrize("highway", ["residential", "primary", "footway", "steps", "path"])
def test_on_foot_everywhere_at_one_speed(highway: str) -> None:
    assert FOOT.speed_on(highway) == 1.3


@pytest.mark.parametrize("highway", ["motorway", "motorway_link", "trunk", "trunk_link"])
def test_express_roads_are_for_vehicles_only(highway: str) -> None:
    assert FOOT.speed_on(highway) == 0
    assert EBIKE.speed_on(highway) == 0
    assert VEHICLE.speed_on(highway) > 0


@pytest.mark.parametrize("highway", ["footway", "steps", "pedestrian", "cycleway", "path"])
def test_vehicles_keep_off_paths(highway: str) -> None:
    assert VEHICLE.speed_on(highway) == 0


def test_an_ebike_climbs_no_steps() -> None:
    assert EBIKE.speed_on("steps") == 0
    assert EBIKE.speed_on("cycleway") == 3.5


def test_a_vehicle_drives_at_a_share_of_the_class_speed() -> None:
    assert VEHICLE.speed_on("primary") == pytest.approx(60 / 3.6 * 0.6)
    assert VEHICLE.speed_on("primary") > VEHICLE.speed_on("residential") > VEHICLE.speed_on("living_street")


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
@pytest.mark.parametrize("highway", sorted(NOT_ROUTED))
def test_platforms_and_unknowns_are_left_out(profile: Profile, highway: str) -> None:
    assert profile.speed_on(highway) == 0


def test_only_vehicles_keep_one_way() -> None:
    assert [name for name, profile in PROFILES.items() if profile.keeps_one_way] == ["vehicle"]
