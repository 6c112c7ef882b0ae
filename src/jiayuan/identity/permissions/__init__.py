"""What each role may do, one file per module: ``PERMISSIONS: dict[str, set[str]]`` from role to "<module>.<verb>".

`identity.rules` merges all files of this folder; a module owns its file and no other one.
"""
