"""One row against everybody: typed cells in, a decision out, by the rules that decide in bulk."""
