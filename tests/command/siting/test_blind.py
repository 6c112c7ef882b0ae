"""Where nobody comes in time."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import shapely

from jiayuan.command.deployment import Deployment
from jiayuan.command.siting import Inputs, blind_cells, placed_spots
from jiayuan.command.siting.inputs import snapped


def without_posts(answer: Deployment) -> Deployment:
    return replace(answer, staff=np.zeros_like(answer.staff))


def alone(answer: Deployment) -> Deployment:
    return replace(without_posts(answer), at_needs=np.zeros_like(answer.at_needs))


def test_people_who_may_not_leave_are_not_on_the_move(inputs: Inputs, answer: Deployment) -> None:
    held = [d for d, need in enumerate(inputs.task.needs) if not need.releasable]
    only_held = np.zeros_like(answer.at_needs)
    only_held[held] = answer.at_needs[held]
    still = replace(without_posts(answer), at_needs=only_held)
    assert all(not spots for spots in placed_spots(inputs, still, inputs.task.classes[0]).values())


def test_people_stand_at_posts_or_points_of_the_plan(inputs: Inputs, answer: Deployment) -> None:
    known = {*inputs.post_spots, *inputs.point_spots}
    for kind in inputs.task.classes:
        assert {spot for spots in placed_spots(inputs, answer, kind).values() for spot in spots} <= known


def test_without_anybody_every_cell_is_blind(inputs: Inputs, answer: Deployment) -> None:
    cells = blind_cells(inputs, alone(answer), inputs.task.classes[0])
    assert len(cells) > 1000
    assert cells[0].over_s is None


def test_people_make_fewer_cells_blind_and_more_time_fewer_still(inputs: Inputs, answer: Deployment) -> None:
    kind = inputs.task.classes[0]
    nobody, some = (len(blind_cells(inputs, who, kind)) for who in (alone(answer), answer))
    patient = len(blind_cells(inputs, answer, replace(kind, target_s=kind.target_s + 120)))
    assert patient <= some < nobody


def test_blind_cells_lie_in_the_area(inputs: Inputs, answer: Deployment) -> None:
    cells = blind_cells(inputs, answer, inputs.task.classes[0])
    assert all(inputs.area.contains(shapely.Point(cell.x, cell.y)) for cell in cells[:50])


def test_area_without_a_cell_has_no_blind_one(inputs: Inputs, answer: Deployment) -> None:
    tiny = replace(inputs, area=inputs.area.centroid.buffer(5))
    assert blind_cells(tiny, answer, inputs.task.classes[0]) == []


def test_nothing_is_snapped_to_nothing() -> None:
    nodes, access = snapped([], "foot")
    assert (len(nodes), len(access)) == (0, 0)
