"""Place proposals: what lines of uploads name and the tree does not have, until somebody decides.

An upload never makes a compound or a building. `unknown` reads what is missing out of a parsed address, `seeing` keeps
it with the number of lines that wait, `deciding` is one click and its undo, `listing` is what the page shows.
"""
