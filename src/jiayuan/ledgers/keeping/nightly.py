"""What is dropped each night, district by district: one transaction and one audit record, counts only."""

from __future__ import annotations

from django.db import transaction

from jiayuan.audit import api as audit
from jiayuan.identity import api as identity
from jiayuan.kernel import clock
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from jiayuan.ledgers.keeping.files import drop_bytes, drop_staging, drop_undone
from jiayuan.ledgers.keeping.findings import drop_findings, drop_messages
from jiayuan.ledgers.keeping.rows import drop_records, drop_rows
from jiayuan.ledgers.limits import limits
from jiayuan.registry import api as registry


def keep(place: PlacePath) -> dict[str, int]:
    """Drops what a district need not keep any longer; how many of each. May run twice."""
    now, figures = clock.now(), limits()
    with identity.acting_as_service("ledgers", place=place, purpose=UPKEEP_SYSTEM), transaction.atomic():
        registry.be_patient()
        dropped = {
            "bytes": drop_bytes(now, figures),
            "staging": drop_staging(now, figures),
            # Questions before the lines they cite, lines before their records.
            "findings": drop_findings(now, figures),
            "undone": drop_undone(now),
            "rows": drop_rows(now),
            "records": drop_records(),
            "messages": drop_messages(now, figures),
        }
        audit.record("ledgers.keep", obj=place.value, n=sum(dropped.values()), detail=dropped)
    return dropped
