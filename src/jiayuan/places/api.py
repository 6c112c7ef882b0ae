"""The door of `places`: the tree, addresses, outlines and the street network.

Places are open data, so reads take no scope and no purpose. Coordinates are WGS84 (lon, lat), distances metres,
durations seconds. Outlines are illustrative (示意) unless an operator has loaded official ones.
"""

from __future__ import annotations

from jiayuan.places.actions import add_alias, add_aliases, load_divisions, load_outlines, load_tree
from jiayuan.places.address.files import as_json as parsed_as_json
from jiayuan.places.address.files import divisions_parser, parser_from_csv, read_lines
from jiayuan.places.address.live import address_parser, parse_address
from jiayuan.places.address.parsed import ParsedAddress
from jiayuan.places.address.parser import AddressParser
from jiayuan.places.changes import ChangeRef, history
from jiayuan.places.editing import aliases_of, close, rename, reopen, resize, size_of
from jiayuan.places.events import PlacesTaught
from jiayuan.places.finding import label, labels, search
from jiayuan.places.geo import from_local, gcj02_from_wgs84, to_local, wgs84_from_bd09, wgs84_from_gcj02
from jiayuan.places.graph import Snap
from jiayuan.places.grids import grid_of, grids
from jiayuan.places.growth.build import grow_outlines
from jiayuan.places.kinds import DIVISIONS, AliasKind, Kind
from jiayuan.places.layers import layer
from jiayuan.places.moving import Moved, MovePlan, move_community, path_columns, plan_move, streets_to
from jiayuan.places.network import Network, network
from jiayuan.places.outlines import assign_grids, community_at
from jiayuan.places.paging import PAGE_MOST, children_page, geojson, subtree_page
from jiayuan.places.proposals.deciding import accept_alias, accept_new, reject, undo
from jiayuan.places.proposals.listing import ProposalRef, Similar, proposal, proposal_pins, proposals
from jiayuan.places.proposals.seeing import forget, make_rooms, propose
from jiayuan.places.proposals.unknown import Unknown, unknown_of
from jiayuan.places.queries import (
    ancestors,
    by_code12,
    by_id,
    by_path,
    by_paths,
    children,
    districts,
    outline,
    subtree,
)
from jiayuan.places.refs import GridRef, PlaceRef
from jiayuan.places.rooms import rooms_table
from jiayuan.places.rules import MOST_FLOORS, MOST_UNITS
from jiayuan.places.sampling import sample_points, street_names

__all__ = [
    "DIVISIONS",
    "MOST_FLOORS",
    "MOST_UNITS",
    "PAGE_MOST",
    "AddressParser",
    "AliasKind",
    "ChangeRef",
    "GridRef",
    "Kind",
    "MovePlan",
    "Moved",
    "Network",
    "ParsedAddress",
    "PlaceRef",
    "PlacesTaught",
    "ProposalRef",
    "Similar",
    "Snap",
    "Unknown",
    "accept_alias",
    "accept_new",
    "add_alias",
    "add_aliases",
    "address_parser",
    "aliases_of",
    "ancestors",
    "assign_grids",
    "by_code12",
    "by_id",
    "by_path",
    "by_paths",
    "children",
    "children_page",
    "close",
    "community_at",
    "districts",
    "divisions_parser",
    "forget",
    "from_local",
    "gcj02_from_wgs84",
    "geojson",
    "grid_of",
    "grids",
    "grow_outlines",
    "history",
    "label",
    "labels",
    "layer",
    "load_divisions",
    "load_outlines",
    "load_tree",
    "make_rooms",
    "move_community",
    "network",
    "outline",
    "parse_address",
    "parsed_as_json",
    "parser_from_csv",
    "path_columns",
    "plan_move",
    "proposal",
    "proposal_pins",
    "proposals",
    "propose",
    "read_lines",
    "reject",
    "rename",
    "reopen",
    "resize",
    "rooms_table",
    "sample_points",
    "search",
    "size_of",
    "street_names",
    "streets_to",
    "subtree",
    "subtree_page",
    "to_local",
    "undo",
    "unknown_of",
    "wgs84_from_bd09",
    "wgs84_from_gcj02",
]
