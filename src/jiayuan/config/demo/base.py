"""What the base knows of the people: nearly everybody, with the gaps and stale values a real base has."""

from __future__ import annotations

import numpy as np
import polars as pl

from jiayuan.config.demo.dice import dice, texts, uuids
from jiayuan.config.demo.phones import mobiles

IN_BASE, NO_ID, NO_PHONE, OLD_PHONE, OLD_ADDRESS = 0.94, 0.04, 0.15, 0.08, 0.06
REGISTERED_HERE, REGISTERED_NEAR = 0.86, 0.08
FACTS = (
    "hukou", "relief.status", "dis.type", "dis.level", "dis.multi", "dis.certificate", "elder.assessed", "fp.special",
    "work.kind", "income.own", "income.stable", "student.fulltime", "child.kind", "draws.injury_care",
    "draws.brave_care", "draws.returned_youth_care", "draws.foster_care", "draws.hardship_home",
    "draws.disabled_living", "draws.disabled_nursing", "draws.elder_hardship", "draws.elder_nursing",
    "draws.elder_aged",
)  # fmt: skip


def _households(seed: int, people: pl.DataFrame) -> pl.Series:
    """A uuid for every household number."""
    ids = pl.Series(uuids(dice(seed, "household ids"), int(people["household"].max()) + 1))  # type: ignore[arg-type]
    return ids.gather(people["household"])


def _homes(rng: np.random.Generator, people: pl.DataFrame, rooms: pl.DataFrame) -> tuple[pl.Series, pl.Series]:
    """Actual residence as the base has it (6 % moved since), and the registered one where it is in the tree."""
    n = people.height
    # An old address is somebody else's room by now, which is what matching must survive.
    elsewhere = rooms["path"].gather(rng.integers(0, rooms.height, n))
    actual = people["path"].zip_with(pl.Series(rng.random(n) >= OLD_ADDRESS), elsewhere)
    draw = rng.random(n)
    other = rooms["path"].gather(rng.integers(0, rooms.height, n))
    near = texts(np.where(draw < REGISTERED_HERE + REGISTERED_NEAR, other.to_numpy(), None))
    registered = people["path"].zip_with(pl.Series(draw < REGISTERED_HERE), near)
    city = people["hukou"].fill_null(True)
    nowhere = pl.Series([None] * n, dtype=pl.String)
    return actual, registered.zip_with(city, nowhere)


def _lean(frame: pl.DataFrame, old: pl.Series) -> pl.DataFrame:
    """Leaves out what nobody asks: no relief of people neither old nor disabled, no kind where there is no level."""
    disabled = frame["dis.level"] != ""
    asked = old | disabled | (frame["relief.status"] != "none")
    return frame.with_columns(
        pl.when(asked).then("relief.status").alias("relief.status"),
        pl.when(disabled).then("dis.type").alias("dis.type"),
    )


def base(seed: int, people: pl.DataFrame, rooms: pl.DataFrame) -> pl.DataFrame:
    """One row per person of the base, in the columns of registry.api.bulk_load."""
    rng, n = dice(seed, "base"), people.height
    actual, registered = _homes(rng, people, rooms)
    # Whoever has a demo account is known without gaps.
    sure = people["persona"] != ""
    actual, registered = (column.zip_with(~sure, people["path"]) for column in (actual, registered))
    blank = pl.Series([None] * n, dtype=pl.String)
    old_phone = texts(mobiles(rng, n))
    phone = people["phone"].zip_with(sure | pl.Series(rng.random(n) >= OLD_PHONE), old_phone)
    phone = phone.zip_with(people["phone"].is_not_null() & (sure | pl.Series(rng.random(n) >= NO_PHONE)), blank)
    has_id = sure | pl.Series(rng.random(n) >= NO_ID) | (people["dis.level"] != "")
    frame = people.select(
        entity="person",
        name="name",
        sex="sex",
        birth=pl.col("born").cast(pl.String),
        id_number=people["id_number"].zip_with(has_id, blank),
        # Only what differs from the resident's card is a statement worth keeping.
        id_kind=pl.col("id_kind").replace("resident", None),
        phone=phone,
        household=_households(seed, people),
        relation="relation",
        dead_on=pl.col("dead_on").cast(pl.String),
    ).with_columns(
        actual.alias("residence.actual"), registered.alias("residence.registered"), *(people[name] for name in FACTS)
    )
    frame = _lean(frame, people["age"] >= 60)
    kept = sure | pl.Series(rng.random(n) < IN_BASE)
    return frame.filter(kept)
