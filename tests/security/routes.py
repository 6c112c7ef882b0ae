"""All pages of ours with their access rule, and addresses to try them with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import get_converters

from jiayuan.identity.api import Access

FOREIGN = ("accounts/", "cms/", "admin/")
# A value of the right shape for each kind of address part that names nothing that exists.
NOBODY: Mapping[str, object] = {
    "int": 999_999_999,
    "uuid": UUID("00000000-0000-7000-8000-00000000dead"),
    "slug": "no-such-thing",
    "str": "no-such-thing",
    "path": "no/such/thing",
}
# Page name -> the address parts of a real object.
Objects = Mapping[str, Mapping[str, object]]


@dataclass(frozen=True)
class Route:
    """One page: its name, its rule, and the kinds of its address parts."""

    name: str
    access: Access
    parts: Mapping[str, str]

    def address(self, values: Mapping[str, object] | None = None) -> str:
        filled = {part: NOBODY.get(kind, "no-such-thing") for part, kind in self.parts.items()}
        return reverse(self.name, kwargs={**filled, **(values or {})})


def _parts(pattern: URLPattern) -> dict[str, str]:
    names = {type(converter): name for name, converter in get_converters().items()}
    return {part: names.get(type(converter), "str") for part, converter in pattern.pattern.converters.items()}


def _walk(resolver: URLResolver, prefix: str = "", space: str = "") -> Iterator[Route]:
    for entry in resolver.url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from _walk(entry, route, inner)
        elif entry.name and not route.startswith(FOREIGN):
            yield Route(space + entry.name, vars(entry.callback)["access"], _parts(entry))


def routes() -> list[Route]:
    """Every named page that carries an access rule, in the order of the address book.

    The API answers in problem documents and by operation, not by page: tests/webapi walks it.
    """
    pages = [route for route in _walk(get_resolver()) if route.access]
    return [route for route in pages if not route.name.startswith("webapi:") or route.access.kind == "open"]
