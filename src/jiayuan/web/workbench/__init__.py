"""The staff workbench: what waits for me today, with a door to each module, and the publishing of notices.

Owns no tables; every count comes from the module that owns the work.
"""
