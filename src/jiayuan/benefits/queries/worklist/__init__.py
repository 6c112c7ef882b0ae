"""Which missing facts keep how much from people: ranked by money that asking may free, grouped by yard and door.

What is ranked is a question and a walk, never a person: no figure here belongs to somebody by name.
"""
