"""Templates are data: loaded once, newest version first, ranks and headers beside them."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml

from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import Invalid, NotFound
from jiayuan.ledgers import seeding, templates
from jiayuan.ledgers.models import HeaderAlias, SourceRank, Template

CODES = ["disabled", "dwellings", "elderly", "facilities", "low_income", "organisations", "property", "volunteers"]
NAMED = {"dwellings": "residence.actual", "facilities": "thing.name", "organisations": "org.name"}


@pytest.fixture
def loaded(service: Acting) -> Acting:
    seeding.load_templates()
    return service


def test_the_templates_that_ship_are_loaded(loaded: Acting) -> None:
    assert [row.code for row in templates.templates()] == CODES


def test_loading_again_changes_nothing(loaded: Acting) -> None:
    before = Template.objects.count(), HeaderAlias.objects.count(), SourceRank.objects.count()
    seeding.load_templates()
    assert (Template.objects.count(), HeaderAlias.objects.count(), SourceRank.objects.count()) == before


def test_the_newest_version_counts_and_the_old_one_stays(loaded: Acting) -> None:
    old = templates.template("elderly")
    Template.objects.create(
        code="elderly", version=2, title="老年人台账二", family=old.family, purpose=old.purpose, columns=old.columns,
        row_key=old.row_key,
    )  # fmt: skip
    assert templates.template("elderly").version == 2
    assert Template.objects.filter(code="elderly").count() == 2


def test_a_template_of_one_office_is_not_the_others(loaded: Acting) -> None:
    Template.objects.create(
        code="own", title="自建", family="community", office=7, purpose="ledger-upkeep", columns=[], row_key=[]
    )
    assert templates.template("own", 7).title == "自建"
    with pytest.raises(NotFound):
        templates.template("own", 8)


@pytest.mark.parametrize("code", CODES)
def test_every_template_asks_for_the_name_and_knows_its_headers(loaded: Acting, code: str) -> None:
    row = templates.template(code)
    wanted = templates.wanted(row)
    assert [column.attr for column in wanted if column.required] == [NAMED.get(code, "name")]
    known = templates.aliases(row, 1)
    assert {column.attr for column in wanted} <= set(known.values())


@pytest.mark.parametrize(
    ("header", "attr"),
    [("公民身份号码", "id_number"), ("手机号", "phone"), ("现住址", "residence.actual"), ("生日", "birth")],
)
def test_usual_headers_are_known(loaded: Acting, header: str, attr: str) -> None:
    assert templates.aliases(templates.template("elderly"), 1)[header] == attr


def test_a_learned_header_is_this_offices_own(loaded: Acting) -> None:
    row = templates.template("elderly")
    templates.learn(row, 7, {"老人（尊称）": "name"})
    templates.learn(row, 7, {"老人": "name"})
    assert templates.aliases(row, 7)["老人"] == "name"
    assert "老人" not in templates.aliases(row, 8)
    assert HeaderAlias.objects.get(office=7).confirmed == 2


def test_the_department_outranks_the_community_on_its_own_certificate(loaded: Acting) -> None:
    on = date(2026, 1, 1)
    disability = templates.ranks(templates.template("disabled"), on)
    community = templates.ranks(templates.template("elderly"), on)
    assert disability["dis.level"] < community["dis.level"]
    assert community["residence.actual"] < disability["residence.actual"]


def test_without_templates_there_is_no_model(service: Acting) -> None:
    with pytest.raises(NotFound):
        templates.active_model()


def test_the_model_that_ships_is_in_force(loaded: Acting) -> None:
    shipped = json.loads((seeding.FOLDER / "common" / "model.json").read_text())
    assert templates.active_model().version == shipped["version"]


def test_a_ledger_that_watches_people_cannot_be_loaded(service: Acting, tmp_path: Path) -> None:
    shutil.copytree(seeding.FOLDER / "common", tmp_path / "common")
    body = yaml.safe_load((seeding.FOLDER / "elderly.yaml").read_text()) | {"title": "重点人员台账", "code": "watch"}
    (tmp_path / "watch.yaml").write_text(json.dumps(body))
    with pytest.raises(Invalid):
        seeding.load_templates(tmp_path)
    assert Template.objects.count() == 0
