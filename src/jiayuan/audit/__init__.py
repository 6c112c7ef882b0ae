"""Append-only records of every deed and every read of person data, and their seals.

Owns `audit_record` (partitioned by month) and `audit_seal`. Promises: a record is written in the transaction of the
deed; nobody may change or remove one; each minute the finished ones are sealed in a signed Merkle chain, a copy of
which lies outside the database; `verify` finds and locates change, deletion, insertion, reordering and a cut tail.
Refers to other modules by opaque strings only.
"""
