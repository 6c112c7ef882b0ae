"""Kinds of places and the floor of the tree each stands on."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from jiayuan.kernel.placepath import Level


class Kind(StrEnum):
    DISTRICT = "district"
    STREET = "street"
    COMMUNITY = "community"
    COMPOUND = "compound"
    LANE = "lane"
    BUILDING = "building"
    YARD = "yard"
    UNIT = "unit"
    ROOM = "room"


LEVELS: Mapping[Kind, Level] = {
    Kind.DISTRICT: Level.DISTRICT,
    Kind.STREET: Level.STREET,
    Kind.COMMUNITY: Level.COMMUNITY,
    Kind.COMPOUND: Level.COMPOUND,
    Kind.LANE: Level.COMPOUND,
    Kind.BUILDING: Level.BUILDING,
    Kind.YARD: Level.BUILDING,
    Kind.UNIT: Level.UNIT,
    Kind.ROOM: Level.ROOM,
}
# 小区 stands on the floor of 胡同, 楼 on the floor of 院: the number of a yard in a lane is a building.
DIVISIONS = (Kind.DISTRICT, Kind.STREET, Kind.COMMUNITY)


class AliasKind(StrEnum):
    """Why a place is also known by another name."""

    OLD = "old"
    SPELLING = "spelling"
    NICKNAME = "nickname"
    DOOR_PLATE = "door_plate"


class PlaceState(StrEnum):
    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    RETIRED = "retired"
