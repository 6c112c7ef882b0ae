"""The publish gate: the grid over all cells, what cases cover, what a new book would change, and the states."""
