"""Typed access to the mappings of a rule book's YAML; every fault names file and key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.words import Words


@dataclass(frozen=True, slots=True)
class Entry:
    """A mapping of a file; `where` is file and key path."""

    where: str
    data: Mapping[str, object]

    def allow(self, *keys: str) -> Entry:
        """Refuse keys nobody reads: a misspelt key must not pass silently."""
        for key in self.data:
            if key not in keys:
                raise BookError(self.where, f"不认识的键: {key}")
        return self

    def text(self, key: str, default: str | None = None) -> str:
        found = self.data.get(key, default)
        if not isinstance(found, str):
            raise BookError(self.where, f"{key} 应为文字")
        return found

    def choice(self, key: str, known: tuple[str, ...], default: str | None = None) -> str:
        """A word of a closed list: a misspelt one would otherwise quietly mean the default."""
        found = self.text(key, default)
        if found not in known:
            raise BookError(self.where, f"{key} 应为 {' 或 '.join(known)}")
        return found

    def number(self, key: str, default: int | None = None) -> int:
        found = self.data.get(key, default)
        if not isinstance(found, int) or isinstance(found, bool):
            raise BookError(self.where, f"{key} 应为整数")
        return found

    def optional_number(self, key: str) -> int | None:
        return None if self.data.get(key) is None else self.number(key)

    def flag(self, key: str, default: bool) -> bool:
        found = self.data.get(key, default)
        if not isinstance(found, bool):
            raise BookError(self.where, f"{key} 应为 true 或 false")
        return found

    def day(self, key: str) -> date:
        found = self.data.get(key)
        # A moment is a date to Python, and cannot be compared with one.
        if not isinstance(found, date) or isinstance(found, datetime):
            raise BookError(self.where, f"{key} 应为日期")
        return found

    def optional_day(self, key: str) -> date | None:
        return None if self.data.get(key) is None else self.day(key)

    def period(self) -> tuple[date, date | None]:
        """`from` and `to`, both included."""
        start, end = self.day("from"), self.optional_day("to")
        if end is not None and end < start:
            raise BookError(self.where, "to 早于 from")
        return start, end

    def words(self, key: str) -> Words:
        found = self.data.get(key)
        if isinstance(found, str):
            return Words(found, found)
        entry = self.under(key)
        return Words(entry.text("zh"), entry.text("en"))

    def under(self, key: str) -> Entry:
        found = self.data.get(key, {})
        if not isinstance(found, Mapping):
            raise BookError(self.where, f"{key} 应为一组键值")
        return Entry(f"{self.where}:{key}", found)

    def many(self, key: str) -> list[Entry]:
        found = self.data.get(key, [])
        if not isinstance(found, list) or any(not isinstance(item, Mapping) for item in found):
            raise BookError(self.where, f"{key} 应为列表")
        return [Entry(f"{self.where}:{key}[{index}]", item) for index, item in enumerate(found)]

    def texts(self, key: str) -> tuple[str, ...]:
        found = self.data.get(key, [])
        items = [found] if isinstance(found, str) else found
        if not isinstance(items, list) or any(not isinstance(item, str) for item in items):
            raise BookError(self.where, f"{key} 应为文字列表")
        return tuple(items)

    def groups(self) -> list[tuple[str, Entry]]:
        """Every key of this mapping with the mapping below it."""
        return [(key, self.under(key)) for key in self.data]
