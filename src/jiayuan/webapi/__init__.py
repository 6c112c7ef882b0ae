"""The public API for programs: typed operations under /api/v1, described by its own OpenAPI document.

Owns no tables. Promises: the same gates, scopes, purposes and records as the pages; problem documents (RFC 9457) that
never repeat personal data; references to people that open for one account and one hour only.
"""
