"""A plan that is really committed, in a place of its own, for what reads over other connections than the test's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import psycopg
from psycopg import sql
from psycopg.types.json import Json

from jiayuan.kernel.ids import uuid7
from jiayuan.web.command.stream_notices import conninfo

PLACE = "110102.099."
BOUNDS = (PLACE, "110102.099/")


@contextmanager
def as_staff() -> Iterator[psycopg.Connection[Any]]:
    """One committed transaction as staff of the place."""
    with psycopg.connect(conninfo()) as connection:
        connection.execute("SELECT set_config('role', 'jy_staff', true)")
        for name, value in zip(("lo", "hi"), BOUNDS, strict=True):
            connection.execute("SELECT set_config(%s, %s, true)", (f"jiayuan.{name}", value))
        yield connection


def insert(connection: psycopg.Connection[Any], table: str, **values: Any) -> Any:
    names = sql.SQL(", ").join(map(sql.Identifier, values))
    marks = sql.SQL(", ").join(sql.Placeholder() * len(values))
    key = sql.Identifier("unit_id" if table == "command_positionlatest" else "id")
    text = sql.SQL("INSERT INTO {} ({}) VALUES ({}) RETURNING {}").format(sql.Identifier(table), names, marks, key)
    return connection.execute(text, list(values.values())).fetchone()[0]


@dataclass
class Committed:
    """One active plan with one unit; `close` ends it so that the next test can open its own."""

    plan: UUID = field(default_factory=uuid7)
    unit: UUID = field(default_factory=uuid7)
    seq: int = 0

    def open(self) -> None:
        with as_staff() as db:
            insert(db, "command_eventplan", id=self.plan, name="直播", kind="event", place_path=PLACE,
                   starts_at="2026-10-03T02:00Z", ends_at="2026-10-03T12:00Z", area=Json({}), expected_people=1,
                   most_posts=1, state="active", created_by=uuid7(), created_at="2026-10-01T00:00Z",
                   version=1)  # fmt: skip
            force = insert(db, "command_force", plan_id=self.plan, place_path=PLACE, name="队", professional=False)
            insert(db, "command_unit", id=self.unit, plan_id=self.plan, place_path=PLACE, force_id=force,
                   call_sign="A12", type_code="VF", skills=["volunteer"], mode="foot", size=1, professional=False,
                   base_lon=116.4, base_lat=39.9, state="available", share_token="", version=1)  # fmt: skip

    def place(self, lon: float) -> None:
        self.seq += 1
        with as_staff() as db:
            db.execute("DELETE FROM command_positionlatest WHERE unit_id = %s", (self.unit,))
            insert(db, "command_positionlatest", unit_id=self.unit, plan_id=self.plan, place_path=PLACE, lon=lon,
                   lat=39.9, node=1, access_s=0.0, accuracy_m=5.0, fix_at="now", received_at="now",
                   seq=self.seq)  # fmt: skip

    def announce(self, kind: str, ref: UUID) -> int:
        with as_staff() as db:
            number = insert(db, "command_liveevent", plan_id=self.plan, place_path=PLACE, kind=kind, ref=ref, at="now")
            db.execute("SELECT pg_notify('command_live', %s)", (str(self.plan),))
        return int(number)

    def incident(self) -> UUID:
        with as_staff() as db:
            return insert(db, "command_incident", id=uuid7(), plan_id=self.plan, place_path=PLACE, lon=116.4, lat=39.9,
                          node=1, number=1, priority=1, class_code="medical", service="professional", source="duty",
                          case_ref="", text="", needs=Json([]), state="reported", target_s=300, reported_at="now",
                          reason="", version=1)  # fmt: skip

    def close(self) -> None:
        with as_staff() as db:
            db.execute("DELETE FROM command_positionlatest WHERE plan_id = %s", (self.plan,))
            db.execute("UPDATE command_eventplan SET state = 'closed' WHERE id = %s", (self.plan,))
