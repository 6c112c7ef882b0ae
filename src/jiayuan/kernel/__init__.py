"""Value types and small machines every module stands on.

Owns no table and imports no Django. Promises: pure, typed, deterministic (time comes from `clock`, randomness only for
ids, nonces and keys), and no error message ever repeats the value that was wrong.
"""
