"""Pages of the place tree: the staff tree with its list twin, and the open base layers of the map."""
