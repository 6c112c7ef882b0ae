"""The hash of a deployment is of what it was computed from."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from jiayuan.command.deployment import DeploymentTask
from jiayuan.command.deployment.answer import digest_of
from tests.command.deployment.task import rich

TASK = rich(1)
OTHERS: dict[str, DeploymentTask] = {
    "weights": replace(TASK, weights=TASK.weights + 1),
    "zone": replace(TASK, zone=("alert", *TASK.zone[1:])),
    "core": replace(TASK, core=np.zeros(6, dtype=bool)),
    "post_times": replace(TASK, post_times={**TASK.post_times, "foot": TASK.post_times["foot"] + 1}),
    "point_times": replace(TASK, point_times={**TASK.point_times, "foot": TASK.point_times["foot"] + 1}),
    "modes exchanged": replace(TASK, post_times=dict(zip(("ebike", "foot"), TASK.post_times.values(), strict=True))),
    "caps": replace(TASK, caps=TASK.caps + 1),
    "most_open": replace(TASK, most_open=1),
    "classes": replace(TASK, classes=TASK.classes[:1]),
    "types": replace(TASK, types=TASK.types[:1]),
    "needs": replace(TASK, needs=()),
    "zone_share": replace(TASK, zone_share={"core": 0.9}),
    "core_within_s": replace(TASK, core_within_s=90.0),
    "levels": replace(TASK, levels=1),
}


def test_every_input_counts() -> None:
    hashes = {name: digest_of(task) for name, task in OTHERS.items()} | {"": digest_of(TASK)}
    assert len(set(hashes.values())) == len(hashes), hashes


def test_order_of_tables_and_zones_does_not() -> None:
    turned = replace(
        TASK,
        post_times=dict(reversed(TASK.post_times.items())),
        zone_share=dict(reversed(TASK.zone_share.items())),
        types=tuple(replace(kind, skills=frozenset(sorted(kind.skills, reverse=True))) for kind in TASK.types),
    )
    assert digest_of(turned) == digest_of(TASK)
