"""One policy over a whole district: the typed tree as columns, stages and one DuckDB query."""
