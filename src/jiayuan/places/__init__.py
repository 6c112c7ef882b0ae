"""Places: the tree from the district to the room, grids, addresses, illustrative outlines and the street network.

Owns the tables places_place, places_alias and places_grid (open data: no row of them is about a person) and the
reference files in `seeds/divisions`, `seeds/roads` and `seeds/outlines`.
Promises: ids are stable (a renamed place keeps its id and leaves an alias); paths are closed by their separator, so
that a subtree is one half-open range; text of an address that is not understood is returned, never dropped.
"""
