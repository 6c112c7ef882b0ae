"""Linking two tables in memory: raw text in, decided pairs out. No database and no Django.

The decision is that of `ledgers.rules.match`; here the same levels are computed for millions of pairs at once. The
order of work: `columns` names the fields, `tidy` brings text to one form, `blocks` finds candidates, `levels` compares,
`training` learns weights where none are given, `verdicts` decides.
"""
