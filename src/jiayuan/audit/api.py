"""The door of the audit module."""

from jiayuan.audit.actions import record, seal_now, verify_seals
from jiayuan.audit.checking import Report
from jiayuan.audit.queries import Entry, counts, search, trail_of
from jiayuan.audit.rules import Finding

__all__ = ["Entry", "Finding", "Report", "counts", "record", "seal_now", "search", "trail_of", "verify_seals"]
