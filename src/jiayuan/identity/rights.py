"""What the acting role may do."""

from __future__ import annotations

from jiayuan.identity.rules import role_may
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import NotAllowed


def may(acting: Acting, permission: str) -> bool:
    """Whether the acting role holds the permission ("<module>.<verb>")."""
    return role_may(acting.role, permission)


def require(acting: Acting, permission: str) -> None:
    """Raises NotAllowed unless the acting role holds the permission."""
    if not may(acting, permission):
        raise NotAllowed(code="permission")
