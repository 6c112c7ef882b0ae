"""The dirty ledgers: what a community, a firm or a department would upload, and the truth beside it.

Rates follow the error model of docs/data-standard.md; `truth` tells for every line of every sheet who it really is.
"""
