"""Tables of identity, one aggregate per file."""

from jiayuan.identity.models.account import Account
from jiayuan.identity.models.consent import Consent, Purpose
from jiayuan.identity.models.delegation import Delegation
from jiayuan.identity.models.duty import Roster, Shift
from jiayuan.identity.models.grant import Grant
from jiayuan.identity.models.home import HomePlace
from jiayuan.identity.models.login import Code, Login
from jiayuan.identity.models.message import Delivery, Message
from jiayuan.identity.models.objection import Objection
from jiayuan.identity.models.receipt import Receipt
from jiayuan.identity.models.subjectkey import SubjectKey
from jiayuan.identity.models.throttle import Bucket, Lockout
from jiayuan.identity.models.user import User

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
    "Objection",
    "Purpose",
    "Receipt",
    "Roster",
    "Shift",
    "SubjectKey",
    "User",
]
