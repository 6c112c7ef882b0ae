"""Counts of proposals, whatever is uploaded and undone in whatever order."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiayuan.places.models import Proposal, ProposalSource
from jiayuan.places.proposals.seeing import forget, propose
from jiayuan.places.proposals.unknown import Unknown
from tests.people import as_service
from tests.tree import HOME, NEXT

PLACES = st.builds(
    Unknown, st.sampled_from([HOME.value, NEXT.value]), st.just("compound"), st.sampled_from(["甲园", "乙园"]),
    house=st.sampled_from(["", "3"]), spelling=st.sampled_from(["", "甲园"]),
)  # fmt: skip
UPLOADS = st.lists(
    st.tuples(st.sampled_from(["a", "b"]), st.dictionaries(PLACES, st.integers(1, 9), max_size=4)), max_size=5
)


@pytest.mark.usefixtures("tree")
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(UPLOADS)
def test_what_waits_is_what_the_latest_uploads_name(uploads: list[tuple[str, dict[Unknown, int]]]) -> None:
    with as_service():
        for source in ("a", "b"):
            forget(source)
        latest: dict[str, Counter[tuple[str, str]]] = {}
        for source, seen in uploads:
            propose(source, seen)
            latest[source] = Counter()
            for one, lines in seen.items():
                latest[source][one.place_path, one.name] += lines
        wanted = sum(latest.values(), Counter[tuple[str, str]]())
        assert {(one.place_path, one.name): one.waiting for one in Proposal.objects.all()} == dict(wanted)
        assert ProposalSource.objects.count() == sum(len(several) for several in latest.values())
