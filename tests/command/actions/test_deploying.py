"""Computing and adopting a deployment."""

from __future__ import annotations

from uuid import UUID

import pytest

from jiayuan.command import api
from jiayuan.command.models import Deployment, EventPlan, Post, RiskPoint, SolveRun, Unit
from jiayuan.kernel.errors import Invalid, NotFound, Refused
from jiayuan.kernel.ids import uuid7
from tests.command.stage import Event, as_service, draft


@pytest.fixture
def plan(tree: None) -> UUID:
    with as_service():
        return draft(0.05)


def test_run_is_kept_with_its_proof(plan: UUID) -> None:
    with as_service():
        info = api.solve_deployment(plan, time_limit_s=10, seed=4)
        run = SolveRun.objects.get(pk=info.id)
    assert (run.seed, len(run.inputs_sha256), run.versions["highspy"] != "") == (4, 64, True)
    assert run.gap <= 0.005


def test_figures_tell_before_and_after(plan: UUID) -> None:
    with as_service():
        figures = api.solve_deployment(plan, time_limit_s=10).figures
    assert 0 <= figures["covered_before"] <= figures["covered_after"] <= 1
    assert figures["risk_points"] == 50
    assert len(figures["blind"]) == min(400, figures["blind_spots"])


def test_nothing_changes_before_it_is_adopted(plan: UUID) -> None:
    with as_service():
        api.solve_deployment(plan, time_limit_s=10)
        assert not Post.objects.filter(plan=plan, open=True).exists()


def test_adopting_opens_posts_and_places_units(plan: UUID) -> None:
    with as_service():
        run = api.solve_deployment(plan, time_limit_s=10)
        placed = api.staff_posts(plan, run.id)
        units = Unit.objects.filter(plan=plan).exclude(home_post=None, home_point=None).count()
    needed = run.figures["people_at_posts"] + run.figures["people_at_points"]
    # A reserve stands beside those the plan counts on.
    assert placed == units >= needed


def test_open_posts_are_those_with_people(plan: UUID) -> None:
    with as_service():
        run = api.solve_deployment(plan, time_limit_s=10)
        api.staff_posts(plan, run.id)
        opened = set(Post.objects.filter(plan=plan, open=True).values_list("pk", flat=True))
        staffed = set(Unit.objects.filter(plan=plan).exclude(home_post=None).values_list("home_post", flat=True))
    assert opened == staffed


def test_needs_are_met_with_the_skill(plan: UUID) -> None:
    with as_service():
        run = api.solve_deployment(plan, time_limit_s=10)
        needs = Deployment.objects.get(run=run.id).needs
        kinds = dict(Unit.objects.filter(plan=plan).values_list("type_code", "skills"))
    assert all(skill in kinds[kind] for _point, skill, kind, _count in needs)


def test_adopting_again_moves_units(plan: UUID) -> None:
    with as_service():
        run = api.solve_deployment(plan, time_limit_s=10)
        assert api.staff_posts(plan, run.id) == api.staff_posts(plan, run.id)


def test_same_seed_same_answer(plan: UUID) -> None:
    with as_service():
        first, again = (api.solve_deployment(plan, time_limit_s=10, seed=1) for _ in range(2))
    assert first.objective == again.objective


def test_plan_without_risk_points_cannot_be_computed(plan: UUID) -> None:
    with as_service():
        other = EventPlan.objects.get(pk=draft())
        RiskPoint.objects.filter(plan=other).update(plan=plan)
        with pytest.raises(Invalid):
            api.prepare(other.pk)


def test_closed_plan_cannot_be_computed(event: Event) -> None:
    api.plan_command(event.plan, "close")
    with pytest.raises(Refused):
        api.prepare(event.plan)


def test_unknown_run_is_not_found(plan: UUID) -> None:
    with as_service(), pytest.raises(NotFound):
        api.staff_posts(plan, uuid7())


def test_posts_of_a_plan_that_is_over_stay_as_they_are(event: Event) -> None:
    api.plan_command(event.plan, "close")
    with pytest.raises(Refused, match="已经结束"):
        api.staff_posts(event.plan, uuid7())


def test_second_best_answer_is_kept_beside_the_first(plan: UUID) -> None:
    with as_service():
        for seed in (1, 2):
            api.solve_deployment(plan, time_limit_s=5, seed=seed)
        assert [run.status for run in api.runs_view(plan)] == ["optimal", "optimal"]
        assert Deployment.objects.filter(plan=plan).count() == 2
