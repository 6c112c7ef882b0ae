"""The lines of one ledger as columns of text, with the truth about each."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from jiayuan.config.demo.dice import Ints


@dataclass(slots=True)
class Lines:
    """Cells by field, the person behind every line ("" for outsiders), and what was done to it."""

    cells: dict[str, list[str]]
    entities: list[str]
    faults: list[list[str]]

    def __len__(self) -> int:
        return len(self.entities)

    def order(self, rows: Ints) -> Lines:
        """The same lines in another order, repeats allowed."""
        cells = {field: [values[row] for row in rows] for field, values in self.cells.items()}
        return Lines(cells, [self.entities[row] for row in rows], [list(self.faults[row]) for row in rows])

    def touch(self, rows: Ints, fault: str) -> None:
        for row in rows:
            self.faults[row].append(fault)

    def keep_true(self, columns: Collection[str]) -> None:
        """Takes back what the truth says of cells that are not in the file: of fields without a column, of blanks."""
        # Everything is written and spoilt first, whatever the ledger's columns, so that ledgers share one stream.
        for row, faults in enumerate(self.faults):
            self.faults[row] = [
                fault
                for fault in faults
                if (field := FIELD_OF.get(fault)) is None or (field in columns and self.cells[field][row])
            ]


# Faults of fields that some ledgers leave out; names, numbers and phones are in all of them.
FIELD_OF = {
    "sex_wrong": "sex",
    "address_moved": "address",
    "address_characters": "address",
    "address_wide": "address",
    "address_old_name": "address",
}
