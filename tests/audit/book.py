"""An audit book for tests: writes and seals as the product does, tampers as an intruder with all rights would."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

import psycopg

from jiayuan.audit import checking, store
from jiayuan.audit.archive import Archive
from jiayuan.audit.sealing import export_missing, seal_finished
from jiayuan.audit.sealstore import StoredSeal
from jiayuan.audit.signer import Signer
from jiayuan.kernel.ids import uuid7


@dataclass
class Book:
    connection: psycopg.Connection[object]
    signer: Signer
    archive: Archive

    def add(self, act: str = "registry.read", connection: psycopg.Connection[object] | None = None) -> UUID:
        record = uuid7()
        values = (record, None, "community_worker", act, "upkeep", "", "", [], ["name"], 1, "ok", "", "", "{}")
        (connection or self.connection).execute(store.INSERT, values)
        return record

    def seal(self) -> StoredSeal | None:
        with self.connection.transaction(), self.connection.cursor() as cursor:
            cursor.execute("SET LOCAL ROLE jy_auditor")
            seal = seal_finished(cursor, self.signer, self.archive, datetime.now(UTC))
        with self.connection.transaction(), self.connection.cursor() as cursor:
            export_missing(cursor, self.signer, self.archive)
        return seal

    def verify(self) -> checking.Report:
        keys = {self.signer.key_id: self.signer.public}
        with self.connection.cursor() as cursor:
            return checking.verify(cursor, self.archive, keys)

    def tamper(self, statement: str, *values: object) -> None:
        """What a database administrator could do: triggers off, then anything."""
        self.connection.execute("SET session_replication_role = replica")
        self.connection.execute(statement, values)
        self.connection.execute("SET session_replication_role = DEFAULT")

    @staticmethod
    def verify_time() -> datetime:
        return datetime.now(UTC)

    def found(self) -> set[tuple[str, int, str]]:
        return {(finding.kind, finding.seal, finding.record) for finding in self.verify().findings}
