"""The layers of the one map."""

from jiayuan.command.layers.ground import bounds_of
from jiayuan.command.layers.index import LAYERS, Layer, collection, features

__all__ = ["LAYERS", "Layer", "bounds_of", "collection", "features"]
