"""Pages of command: plans, the one map, incidents, the responder's phone page, and the live stream. Owns no tables."""
