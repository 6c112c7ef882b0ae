"""Measures ledgers and keeps the day's figures: all of a district by night, one ledger after a merge or an undo."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from jiayuan.audit import api as audit
from jiayuan.identity import api as identity
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers.models import LedgerFile, QualityGap, QualityScore, Template
from jiayuan.ledgers.quality.lines import Ledger, counted, lines_of_today
from jiayuan.ledgers.quality.reference import figures
from jiayuan.ledgers.quality.rules.counting import Counted, Key, asked_of, attribute_parts, gaps, ledger_parts
from jiayuan.ledgers.quality.rules.parts import PARTS, Parts
from jiayuan.places import api as places
from jiayuan.registry import api as registry

SERVICE = "ledgers"
KEPT = timedelta(days=400)


def template_attrs() -> dict[str, list[str]]:
    """Template → the attributes its newest version asks for."""
    rows = Template.objects.order_by("code", "version").values_list("code", "columns")
    return {code: asked_of([column["attr"] for column in columns]) for code, columns in rows}


def _score(day: date, key: Key, attr: str, parts: Parts) -> QualityScore:
    columns = {f"{part}_n": parts.share(part).n for part in PARTS} | {
        f"{part}_of": parts.share(part).of for part in PARTS
    }
    return QualityScore(
        day=day, template_code=key.template, office=key.office, place_path=key.place, attr=attr, lines=parts.lines,
        **columns,
    )  # fmt: skip


def _scores(day: date, found: Mapping[Key, Counted], asked: Mapping[str, list[str]]) -> Iterator[QualityScore]:
    for key, one in found.items():
        yield _score(day, key, "", ledger_parts(one, asked[key.template]))
        for attr in asked[key.template]:
            yield _score(day, key, attr, attribute_parts(one, attr))


def _gaps(found: Mapping[Key, Counted], asked: Mapping[str, list[str]]) -> Iterator[QualityGap]:
    for key, one in found.items():
        for gap in gaps(key, one, asked[key.template]):
            yield QualityGap(
                template_code=gap.template, office=gap.office, place_path=gap.place, attr=gap.attr, code=gap.code,
                n=gap.n, lift=gap.lift, file=gap.file,
            )  # fmt: skip


def _keep(day: date, ledger: Ledger | None, found: Mapping[Key, Counted], asked: Mapping[str, list[str]]) -> None:
    mine = {"template_code": ledger.template, "office": ledger.office} if ledger else {}
    # Undone ledgers have no line left: what they had today must go as well.
    QualityScore.objects.filter(day=day, **mine).delete()
    QualityGap.objects.filter(**mine).delete()
    QualityScore.objects.bulk_create(_scores(day, found, asked), batch_size=2000)
    QualityGap.objects.bulk_create(_gaps(found, asked), batch_size=2000)


def measure(acting: Acting, ledger: Ledger | None = None) -> int:
    """Measures one ledger, or all in scope, as of today; returns the number of lines."""
    day = clock.today()
    # A day begins with everything: a lone ledger would hide the others, whose figures are of yesterday.
    if ledger and not QualityScore.objects.filter(day=day).exists():
        ledger = None
    asked = template_attrs()
    codes = sorted({attr for attrs in asked.values() for attr in attrs})
    registry.be_patient()
    with transaction.atomic(), lines_of_today(ledger) as (lines, n):
        found = counted(lines, n, codes, figures(day), day, acting.purpose, acting.scope)
        _keep(day, ledger, found, asked)
    audit.record("ledgers.quality", n=n, detail={"template": ledger.template if ledger else ""})
    return n


def measure_district(district: PlacePath) -> int:
    """All ledgers of a district, and the end of what is too old to be kept."""
    with identity.acting_as_service(SERVICE, place=district, purpose=LEDGER_UPKEEP) as acting:
        QualityScore.objects.filter(day__lt=clock.today() - KEPT).delete()
        return measure(acting)


def measure_file(file_id: UUID) -> int:
    """The ledger a file belongs to, wherever that is; 0 when no district knows the file."""
    for district in places.districts():
        with identity.acting_as_service(SERVICE, place=district.path, purpose=LEDGER_UPKEEP) as acting:
            file = LedgerFile.objects.filter(pk=file_id).select_related("template").first()
            if file is not None:
                return measure(acting, Ledger(file.template.code, file.office))
    return 0
