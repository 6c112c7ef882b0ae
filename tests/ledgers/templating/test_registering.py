"""Registering templates: who may, what is refused, what never changes, and a purpose that is over."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from jiayuan.audit.models import Record as AuditRecord
from jiayuan.identity.api import acting_as_service
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Invalid, JiayuanError, NotAllowed, NotFound, Refused
from jiayuan.kernel.purpose import LEDGER_UPKEEP, UPKEEP_SYSTEM
from jiayuan.ledgers import api
from jiayuan.ledgers.models import Template
from jiayuan.registry import api as registry
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.ledgers.templating.templates import new
from tests.people import People, Person
from tests.tree import DISTRICT, as_role

CONTENT = books.workbook([["周新来", "男", "1950-01-02", "自有"]], ["姓名", "性别", "出生日期", "住房"])


def register(who: Person, **changes: object) -> int:
    with who.acting(LEDGER_UPKEEP):
        return api.register_template(new(**changes))


def test_a_steward_registers_a_template_and_offices_upload_to_it(desk: Desk) -> None:
    assert register(desk.officer) == 1
    ref = desk.run(desk.upload(CONTENT, template="visits"))
    assert (ref.title, ref.counts["ok"]) == ("入户走访台账", 1)
    with as_role("jy_auditor"):
        assert AuditRecord.objects.filter(act="ledgers.register_template").count() == 1


def test_a_change_is_a_new_version_and_the_old_one_stays(desk: Desk) -> None:
    versions = [register(desk.officer), register(desk.officer, title="走访二版")]
    with desk.officer.acting(LEDGER_UPKEEP):
        titles = list(Template.objects.filter(code="visits").order_by("version").values_list("title", flat=True))
    assert (versions, titles) == ([1, 2], ["入户走访台账", "走访二版"])


def test_nobody_changes_what_is_registered(desk: Desk) -> None:
    register(desk.officer)
    with desk.officer.acting(LEDGER_UPKEEP), pytest.raises(DatabaseError), transaction.atomic():
        Template.objects.filter(code="visits").update(title="另一个")


@pytest.mark.parametrize("who", ["worker", "neighbour", "resident", "auditor"])
def test_only_stewards_register(desk: Desk, people: People, who: str) -> None:
    with pytest.raises(JiayuanError) as refused:
        register(getattr(people, who))
    assert isinstance(refused.value, NotAllowed | Refused)


@pytest.mark.parametrize(
    "changes",
    [{"title": "重点人员台账"}, {"family": "petition"}, {"columns": (api.TemplateColumn("信仰", "name", True),)}],
)
def test_ledgers_that_watch_people_are_refused_in_clear_words(desk: Desk, changes: dict[str, object]) -> None:
    with pytest.raises(Refused, match="家园不保存这类台账"):
        register(desk.officer, **changes)
    with desk.officer.acting(LEDGER_UPKEEP):
        assert not Template.objects.filter(code="visits").exists()


def test_every_wrong_field_is_told(desk: Desk) -> None:
    with pytest.raises(Invalid) as told:
        register(desk.officer, title="", purpose="no-such-purpose", row_key=())
    assert {one.field for one in told.value.errors} == {"title", "purpose", "row_key"}


def test_an_office_of_another_place_is_not_found(desk: Desk, people: People) -> None:
    with pytest.raises(NotFound):
        register(desk.officer, office=10**6)


@pytest.mark.parametrize("attr", ["household", "thing.kind", "org.name"])
def test_a_family_of_people_states_nothing_of_other_bodies(desk: Desk, attr: str) -> None:
    columns = (*new().columns, api.TemplateColumn("另一列", attr))
    with pytest.raises(Invalid):
        register(desk.officer, columns=columns)


def test_a_purpose_that_is_over_refuses_the_upload_with_plain_words(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    register(desk.officer, purpose_until=clock.today() + timedelta(1))
    desk.upload(CONTENT, template="visits")
    later = clock.now() + timedelta(2)
    with clock.frozen(later), pytest.raises(Refused, match="请街道数据专员重新登记") as refused:
        desk.upload(books.workbook([["赵又来", "女", "1950-01-03", ""]]), template="visits")
    assert refused.value.code == "purpose-ended"


def test_a_new_version_brings_the_ledger_back(desk: Desk) -> None:
    register(desk.officer, purpose_until=clock.today() + timedelta(1))
    with clock.frozen(clock.now() + timedelta(2)):
        register(desk.officer, purpose_until=clock.today() + timedelta(30))
        assert desk.upload(CONTENT, template="visits").state == "received"


def test_a_purpose_out_of_the_register_refuses_the_upload(desk: Desk) -> None:
    with desk.officer.acting(LEDGER_UPKEEP):
        Template.objects.create(
            code="odd", title="旧台账", family="community", purpose="never-registered", columns=[], row_key=[]
        )
    with pytest.raises(Refused) as refused:
        desk.upload(CONTENT, template="odd")
    assert refused.value.code == "purpose-unknown"


def test_a_rule_of_a_column_blocks_the_cell_and_not_the_row(desk: Desk) -> None:
    register(desk.officer)
    headers = ["姓名", "性别", "出生日期", "住房"]
    ref = desk.run(desk.upload(books.workbook([["周新来", "男", "1950-01-02", "借住"]], headers), template="visits"))
    assert (ref.counts["error"], ref.counts["rows"]) == (1, 1)
    assert date(2026, 3, 1) == ref.as_of


def merged(desk: Desk, template: str, content: bytes, days: int) -> None:
    """Merges a workbook whose data are so many days old."""
    with desk.worker.acting(LEDGER_UPKEEP):
        ref = api.receive(desk.office, template, "台账.xlsx", content, as_of=clock.today() - timedelta(days))
    desk.run(ref)
    with desk.officer.acting(LEDGER_UPKEEP):
        api.command(ref.id, "approve")
    desk.run(ref, "merged")


@pytest.mark.parametrize(("days", "told"), [(150, "13700000002"), (200, "13700000001")])
def test_a_recent_visit_outranks_the_ledger_and_an_old_one_does_not(desk: Desk, days: int, told: str) -> None:
    columns = (api.TemplateColumn("姓名", "name", True), api.TemplateColumn("证件", "id_number"))
    columns += (api.TemplateColumn("电话", "phone"),)
    register(desk.officer, columns=columns, row_key=(("id_number",),))
    merged(desk, "elderly", books.workbook([books.line(0, 联系电话="13700000001")]), 100)
    name, _sex, number, *_rest = books.line(0)
    merged(desk, "visits", books.workbook([[name, number, "13700000002"]], ["姓名", "证件", "电话"]), days)
    with acting_as_service("tests", place=DISTRICT, purpose=UPKEEP_SYSTEM) as acting:
        found = registry.opened_numbers([books.person(0)], "phone", UPKEEP_SYSTEM, acting.scope)
    assert found[books.person(0)] == told
