"""The intake of the street data centre: uploads, standards, matching and merging of ledgers (台账).

Owns the tables ledgers_*. Promises: a file becomes part of the base whole or not at all and can be undone whole; every
value it brought leads back to file, sheet, row, column and raw text; a wrong cell blocks that cell, not the file.
"""
