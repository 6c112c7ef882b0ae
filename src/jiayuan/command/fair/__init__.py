"""The demo event "Autumn fair" (illustrative): zones, points, posts, risk points and 12 kinds of units, by seed."""

from jiayuan.command.fair.plan import RADII, autumn_fair
from jiayuan.command.fair.risks import CATEGORIES
from jiayuan.command.fair.units import TYPES

__all__ = ["CATEGORIES", "RADII", "TYPES", "autumn_fair"]
