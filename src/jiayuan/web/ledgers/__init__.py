"""Pages of the ledgers: drop a file, watch it, settle what is unsure, approve, undo; and the review queue."""
