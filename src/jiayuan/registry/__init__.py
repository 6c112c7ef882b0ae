"""The golden base: people, households, organisations and things of the street (人地事物组织).

Owns the tables registry_*. Promises: facts are only ever added or closed; a golden record is chosen from the open facts
by one rule and can be rebuilt to the same bytes; merging moves no fact; no read of a person lacks scope and purpose.
"""
