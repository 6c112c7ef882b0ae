"""Pages of the registry: the state of the base in counts, a narrow search, and where a value came from."""
