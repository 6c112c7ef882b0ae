"""Repeatable dice."""

from __future__ import annotations

from uuid import UUID

import numpy as np

from jiayuan.config.demo.dice import dice, pick, uuids, zipf


def test_a_stream_repeats_and_streams_differ() -> None:
    assert dice(1, "a").random() == dice(1, "a").random()
    assert len({dice(1, "a").random(), dice(1, "b").random(), dice(2, "a").random()}) == 3


def test_weights_need_no_sum() -> None:
    drawn = pick(dice(1, "w"), ("x", "y"), 10_000, (3, 1))
    assert 0.73 < np.mean(drawn == "x") < 0.77


def test_zipf_falls() -> None:
    assert (np.diff(zipf(50)) < 0).all()


def test_uuids_are_version_seven_unique_and_rising() -> None:
    made = uuids(dice(1, "u"), 1_000)
    assert len(set(made)) == 1_000
    assert made == sorted(made)
    assert {(UUID(one).version, UUID(one).variant) for one in made} == {(7, "specified in RFC 4122")}
