"""The units that handle, asked by role and place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """A handling unit: organisation number, the roles it handles (``water``, ``community``…) and its area."""

    no: int
    name: str
    roles: frozenset[str]
    area: str
    active: bool = True


# Even an installation without a single unit answers: number 0 is the district itself.
BACKSTOP = Unit(0, "区级兜底", frozenset({"backstop"}), "")


@dataclass(frozen=True, slots=True)
class Directory:
    """The active units, asked by role and place."""

    units: Sequence[Unit]

    def find(self, role: str, path: str, avoid: frozenset[int] = frozenset()) -> Unit | None:
        """The unit with the role whose area is the smallest around `path`."""
        fit = [
            unit for unit in self.units
            if unit.active and role in unit.roles and path.startswith(unit.area) and unit.no not in avoid
        ]  # fmt: skip
        return max(fit, key=lambda unit: (len(unit.area), -unit.no), default=None)

    def backstop(self, path: str) -> Unit:
        """The district's last resort, which exists even when the table is empty."""
        return self.find("backstop", path) or BACKSTOP
