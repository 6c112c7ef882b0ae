"""Pairs, and the papers nobody brings any more."""

from __future__ import annotations

from jiayuan.web.benefits.policies import pair_of, saved


def test_pairs_and_what_is_saved() -> None:
    assert [name for name, _ in pair_of("bj.disabled_nursing")] == ["bj.disabled_nursing", "bj.elder_nursing"]
    assert pair_of("bj.elder_aged") == []
    assert len(saved("bj.disabled_nursing", 4).papers) == 5
