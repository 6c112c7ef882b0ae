"""Foreign input by the million: structured nonsense for every reader and parser, and what must hold of each answer.

A module per kind of input: `make` draws one input from a seeded generator, `check` reads it and raises AssertionError
when a promise is broken. `classes` lists them, `running` runs them with a limit on time; `bench/parser_fuzz.py` does a
million, the suite a few thousand.
"""
