"""An answer in ids."""

from __future__ import annotations

from jiayuan.command.deployment import Deployment
from jiayuan.command.models import Post, SecurityPoint, Unit
from jiayuan.command.siting import Inputs, proposal_of
from tests.command.stage import as_service


def test_speaks_in_ids(inputs: Inputs, answer: Deployment) -> None:
    proposal = proposal_of(inputs, answer)
    with as_service():
        posts = set(Post.objects.values_list("pk", flat=True))
        points = set(SecurityPoint.objects.values_list("pk", flat=True))
        kinds = set(Unit.objects.values_list("type_code", flat=True))
    assert {post for post, _, _ in proposal["staff"]} <= posts
    assert {point for point, _, _, _ in proposal["needs"]} <= points
    assert {kind for _, kind, _ in proposal["staff"]} <= kinds


def test_loses_nobody(inputs: Inputs, answer: Deployment) -> None:
    proposal = proposal_of(inputs, answer)
    assert sum(count for *_, count in proposal["staff"]) == answer.staff.sum()
    assert sum(count for *_, count in proposal["needs"]) == answer.at_needs.sum()
    assert sum(count for *_, count in proposal["short"]) == answer.shortage.sum()


def test_nobody_is_sent_nowhere(inputs: Inputs, answer: Deployment) -> None:
    proposal = proposal_of(inputs, answer)
    assert all(count > 0 for rows in proposal.values() for *_, count in rows)
    assert {post for post, _, _ in proposal["staff"]} == {inputs.post_ids[row] for row in answer.open}


def test_can_be_stored_as_it_is(inputs: Inputs, answer: Deployment) -> None:
    kinds = {type(value) for rows in proposal_of(inputs, answer).values() for row in rows for value in row}
    assert kinds <= {int, str}
