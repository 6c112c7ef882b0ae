"""The engine of the rule book: dated decision tables, evaluated with three values. No Django, no clock, no database.

One parsed tree per expression serves both readers: `interpret` (one person, with reasons) and `compile` (a whole
district as one DuckDB query through Ibis). `parity` proves that they agree.
"""
