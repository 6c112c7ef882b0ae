"""Tables of identity, one aggregate per file."""

from jiayuan.identity.models.account import Account, HomePlace, User
from jiayuan.identity.models.consent import Consent, Purpose
from jiayuan.identity.models.duty import Roster, Shift
from jiayuan.identity.models.grant import Delegation, Grant
from jiayuan.identity.models.login import Bucket, Code, Lockout, Login
from jiayuan.identity.models.message import Delivery, Message
from jiayuan.identity.models.subjectkey import SubjectKey

__all__ = [
    "Account",
    "Bucket",
    "Code",
    "Consent",
    "Delegation",
    "Delivery",
    "Grant",
    "HomePlace",
    "Lockout",
    "Login",
    "Message",
    "Purpose",
    "Roster",
    "Shift",
    "SubjectKey",
    "User",
]
