"""What the page shows of proposals: by the number of lines that wait, with the names they resemble."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.places.kinds import Kind
from jiayuan.places.layers import ATTRIBUTION, GeoJson
from jiayuan.places.models import Alias, Proposal
from jiayuan.places.proposals.deciding import spellings_share
from jiayuan.places.proposals.unknown import alike
from jiayuan.places.queries import by_paths, live, refs
from jiayuan.places.refs import PlaceRef

PAGE = 20
_SHORT = (Kind.COMPOUND, Kind.LANE)


@dataclass(frozen=True, slots=True)
class Similar:
    """A known place with a like name; `reason` is a msgid."""

    ref: PlaceRef
    reason: str


@dataclass(frozen=True, slots=True)
class ProposalRef:
    """One proposal. `waiting` lines of uploads would be placed by a decision; `share`: lines of the three spellings."""

    id: int
    kind: str
    name: str
    unit: str
    under: PlaceRef | None
    waiting: int
    spellings: Mapping[str, int]
    share: int
    houses: Mapping[str, int]
    lon: float | None
    lat: float | None
    state: str
    answer: str
    reason: str
    place: PlaceRef | None
    similar: tuple[Similar, ...] = ()

    @property
    def key(self) -> str:
        """Where the next page begins."""
        return f"{self.waiting}-{self.id}"


def proposals(inside: PlacePath, state: str = "open", after: str = "", most: int = PAGE) -> list[ProposalRef]:
    """Proposals inside a place, the most awaited first; `after` is the key of the last one shown."""
    low, high = inside.bounds()
    rows = Proposal.objects.filter(place_path__gte=low, place_path__lt=high, state=state)
    waiting, _dash, number = after.partition("-")
    if waiting.isdecimal() and number.isdecimal():
        rows = rows.filter(Q(waiting__lt=int(waiting)) | Q(waiting=int(waiting), pk__gt=int(number)))
    return _told(list(rows.select_related("place").order_by("-waiting", "pk")[:most]))


def proposal(proposal_id: int) -> ProposalRef:
    """One proposal with its likenesses; NotFound outside the scope."""
    found = Proposal.objects.select_related("place").filter(pk=proposal_id).first()
    if found is None:
        raise NotFound
    return _told([found])[0]


def _told(rows: Sequence[Proposal]) -> list[ProposalRef]:
    paths = {PlacePath(row.place_path) for row in rows} | {PlacePath(row.place.path) for row in rows if row.place}
    known = by_paths(paths)
    names = _neighbours({PlacePath(row.place_path) for row in rows if row.state == Proposal.State.OPEN})
    return [_one(row, known, names) for row in rows]


def _one(row: Proposal, known: Mapping[PlacePath, PlaceRef], names: Sequence[tuple[str, PlaceRef]]) -> ProposalRef:
    under = PlacePath(row.place_path)
    place = known.get(PlacePath(row.place.path)) if row.place else None
    return ProposalRef(
        row.pk, row.kind, row.name, row.unit, known.get(under), row.waiting, row.spellings,
        spellings_share(row.spellings), row.houses, row.lon, row.lat, row.state, row.answer, row.reason, place,
        _similar(row, under, names) if row.state == Proposal.State.OPEN else (),
    )  # fmt: skip


def _neighbours(unders: set[PlacePath]) -> list[tuple[str, PlaceRef]]:
    """(name, place) of what stands where the proposals would stand; for compounds in the whole street."""
    wide = {one.at(Level.STREET) if one.level is Level.COMMUNITY else one for one in unders}
    if not wide:
        return []
    inside = Q()
    for one in wide:
        low, high = one.bounds()
        inside |= Q(path__gte=low, path__lt=high)
    kinds = [kind.value for kind in (Kind.COMPOUND, Kind.LANE, Kind.BUILDING, Kind.YARD)]
    rows = live().filter(inside, kind__in=kinds).order_by("path")
    by_id = {ref.id: ref for ref in refs(rows)}
    others = Alias.objects.filter(place_id__in=by_id).values_list("alias_norm", "place_id")
    return [*((ref.name, ref) for ref in by_id.values()), *((name, by_id[place]) for name, place in others)]


def _similar(row: Proposal, under: PlacePath, names: Sequence[tuple[str, PlaceRef]]) -> tuple[Similar, ...]:
    short = row.kind in _SHORT
    area = under.at(Level.STREET) if short else under
    others = [(str(n), name) for n, (name, ref) in enumerate(names)
              if area.contains(ref.path) and (ref.kind in _SHORT) is short]  # fmt: skip
    found: dict[int, Similar] = {}
    for key, told in alike(row.name_norm, others):
        found.setdefault(names[int(key)][1].id, Similar(names[int(key)][1], told.reason))
    return tuple(found.values())


def proposal_pins(inside: PlacePath) -> GeoJson:
    """Open proposals as points (WGS84): name of the place and number of lines, nothing of anybody's."""
    low, high = inside.bounds()
    rows = Proposal.objects.filter(
        place_path__gte=low, place_path__lt=high, state=Proposal.State.OPEN, lon__isnull=False
    )
    found = rows.order_by("-waiting", "pk").values_list("pk", "name", "waiting", "lon", "lat")[:500]
    features = [
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [lon, lat]},
         "properties": {"id": number, "text": f"{name} {waiting}", "waiting": waiting}}
        for number, name, waiting, lon, lat in found
    ]  # fmt: skip
    return {"type": "FeatureCollection", "attribution": ATTRIBUTION, "features": features}
