"""From raw counts to parts and gaps, for one ledger in one place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from jiayuan.ledgers.quality.rules.fixes import CROSS, Gap
from jiayuan.ledgers.quality.rules.parts import Parts, Share, together

# Put right by the machine and only told: mending them by hand raises nothing.
TOLD = frozenset({"swapped_cells", "rotated", "pasted_off", "swapped", "id_from_certificate"})
# Told apart from cells: an empty cell is counted as empty, a number given twice as a repeated line.
ELSEWHERE = frozenset({"required", "id_duplicate"})
# Who has written the address has said the community.
IMPLIED = {"community": "residence.actual"}


def asked_of(attrs: Sequence[str]) -> list[str]:
    """The attributes a template really asks for: what another one of its columns implies is not asked again."""
    return [attr for attr in attrs if IMPLIED.get(attr) not in attrs]


@dataclass(frozen=True, slots=True)
class Key:
    """A ledger (template of an office) in a place."""

    template: str
    office: int
    place: str


@dataclass(frozen=True, slots=True)
class Whole:
    """Lines of today: those linked, repeated ones beside them, waiting for a decision, without a person.

    `held` are numbers of a relative, written in place of the person's own; `file` is the newest upload.
    """

    lines: int
    linked: int
    repeated: int = 0
    review: int = 0
    unplaced: int = 0
    held: int = 0
    file: UUID | None = None


@dataclass(frozen=True, slots=True)
class Stated:
    """Facts of one attribute; see registry.api.statement_counts."""

    facts: int = 0
    ok: int = 0
    several: int = 0
    agreed: int = 0
    fresh: float = 0.0
    stale: int = 0
    lacking: float = 0.0


@dataclass(frozen=True, slots=True)
class Found:
    """How many cells have a finding, and the newest upload that has one."""

    code: str
    severity: str
    n: int
    file: UUID | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """All that was counted of one ledger in one place."""

    whole: Whole
    stated: Mapping[str, Stated] = field(default_factory=dict)
    found: Mapping[str, Sequence[Found]] = field(default_factory=dict)

    def refused(self, attr: str) -> int:
        """Cells that were filled and yet say nothing in the base."""
        errors = sum(one.n for one in self.found.get(attr, ()) if one.severity == "error" and one.code != "required")
        return errors + (self.whole.held if attr == "id_number" else 0)

    def of_code(self, attr: str, *codes: str) -> int:
        return sum(one.n for one in self.found.get(attr, ()) if one.code in codes)


def _lines(counted: Counted) -> dict[str, Share]:
    whole = counted.whole
    twice = counted.of_code("id_number", "id_duplicate")
    return {
        "unique": Share(max(whole.lines - twice, 0), whole.lines + whole.repeated),
        "linked": Share(whole.linked, whole.lines),
    }


def attribute_parts(counted: Counted, attr: str) -> Parts:
    """The parts of one attribute. What is asked of a ledger is every column of its template, for every linked line."""
    said, refused, linked = counted.stated.get(attr, Stated()), counted.refused(attr), counted.whole.linked
    shares = {
        "complete": Share(min(said.facts + refused, linked), linked),
        "valid": Share(said.ok, said.facts + refused),
        "accurate": Share(said.agreed, said.several),
        "consistent": Share(max(said.facts - counted.of_code(attr, *CROSS), 0), said.facts),
        "timely": Share(said.fresh, said.facts),
    }
    return Parts(counted.whole.lines, shares | _lines(counted))


def ledger_parts(counted: Counted, attrs: Sequence[str]) -> Parts:
    """The ledger as a whole: its cells together, its lines once."""
    cells = together(attribute_parts(counted, attr) for attr in attrs)
    return Parts(counted.whole.lines, {**cells.shares, **_lines(counted)})


def _cell_gaps(key: Key, counted: Counted, attr: str) -> Iterator[Gap]:
    where = (key.template, key.office, key.place, attr)
    parts, said, whole = attribute_parts(counted, attr), counted.stated.get(attr, Stated()), counted.whole
    empty = parts.share("complete")
    if empty.of > empty.n:
        yield Gap(*where, "empty", int(empty.of - empty.n), file=whole.file)
    if said.stale:
        yield Gap(*where, "stale", said.stale, said.lacking / said.stale, whole.file)
    if attr == "id_number" and whole.held:
        yield Gap(*where, "relative_id", whole.held, file=whole.file)
    for one in counted.found.get(attr, ()):
        if one.code not in TOLD | ELSEWHERE:
            yield Gap(*where, one.code, one.n, file=one.file)


def gaps(key: Key, counted: Counted, attrs: Sequence[str]) -> Iterator[Gap]:
    """Everything that could be mended."""
    whole = counted.whole
    twice = counted.of_code("id_number", "id_duplicate")
    lines = {"review": whole.review, "unplaced": whole.unplaced, "duplicate": whole.repeated}
    for code, n in lines.items():
        if n:
            yield Gap(key.template, key.office, key.place, "", code, n, file=whole.file)
    if twice:
        yield Gap(key.template, key.office, key.place, "id_number", "id_duplicate", twice, file=whole.file)
    for attr in attrs:
        yield from _cell_gaps(key, counted, attr)
