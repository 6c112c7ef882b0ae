"""Benefits find people: a rule book clerks can read, a set run that finds, a person who confirms, proof at the door.

Owns the tables `benefits_*`. Promises: missing is never zero; every figure is tied to a clause; nothing is refused or
recovered by a machine; a decision keeps the hash of the book it was made with.
"""
