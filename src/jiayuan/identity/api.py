"""The door of the identity module."""

from jiayuan.identity.access import open_view, resident_view, staff_view
from jiayuan.identity.accounts import NewAccount, close_account, create_account, create_accounts
from jiayuan.identity.acting import acting, as_self
from jiayuan.identity.answers import error_response, info_of
from jiayuan.identity.codes import send_code
from jiayuan.identity.colleagues import Colleague, colleagues
from jiayuan.identity.consents import (
    ConsentInfo,
    consenting,
    consents_of,
    give_consent,
    has_consent,
    withdraw_consent,
)
from jiayuan.identity.drift import Drift, drifts, policy_count
from jiayuan.identity.duty import DutyMember, add_shift, on_duty, put_roster
from jiayuan.identity.entry import Entrant, GrantInfo, identify
from jiayuan.identity.gate import Access, called_by
from jiayuan.identity.grants import give_grant, revoke_grant
from jiayuan.identity.homes import home_of
from jiayuan.identity.keyring import create_key_file
from jiayuan.identity.logins import end_all_logins, end_login, is_fresh
from jiayuan.identity.messages import InboxItem, inbox, mark_read, send_message, unread
from jiayuan.identity.models import User as LoginUser
from jiayuan.identity.objections import (
    ObjectionInfo,
    answer_objection,
    my_objections,
    object_to,
    open_objections,
    withdraw_objection,
)
from jiayuan.identity.phones import phone_index, phone_of
from jiayuan.identity.presence import ActingInfo, choose_grant
from jiayuan.identity.purposes import find_purpose, purpose_titles, register_purpose
from jiayuan.identity.receipts import answered as answered_before
from jiayuan.identity.receipts import keep as keep_answer
from jiayuan.identity.rights import may, require
from jiayuan.identity.roots import counts_for
from jiayuan.identity.sealing import blind, blind_many, open_for, open_many, seal_for, seal_many
from jiayuan.identity.services import acting_as_service, service_id
from jiayuan.identity.session import as_login
from jiayuan.identity.signin import code_is_right, user_by_password, user_by_phone
from jiayuan.identity.startup import refuse_privileged_login
from jiayuan.identity.throttle import TooMany, spend_call
from jiayuan.identity.tokens import TokenBearer, TokenInfo, bearer_of, end_token, issue_token, my_tokens
from jiayuan.identity.words import AccountKind, Channel, Role

__all__ = [
    "Access",
    "AccountKind",
    "ActingInfo",
    "Channel",
    "Colleague",
    "ConsentInfo",
    "Drift",
    "DutyMember",
    "Entrant",
    "GrantInfo",
    "InboxItem",
    "LoginUser",
    "NewAccount",
    "ObjectionInfo",
    "Role",
    "TokenBearer",
    "TokenInfo",
    "TooMany",
    "acting",
    "acting_as_service",
    "add_shift",
    "answer_objection",
    "answered_before",
    "as_login",
    "as_self",
    "bearer_of",
    "blind",
    "blind_many",
    "called_by",
    "choose_grant",
    "close_account",
    "code_is_right",
    "colleagues",
    "consenting",
    "consents_of",
    "counts_for",
    "create_account",
    "create_accounts",
    "create_key_file",
    "drifts",
    "end_all_logins",
    "end_login",
    "end_token",
    "error_response",
    "find_purpose",
    "give_consent",
    "give_grant",
    "has_consent",
    "home_of",
    "identify",
    "inbox",
    "info_of",
    "is_fresh",
    "issue_token",
    "keep_answer",
    "mark_read",
    "may",
    "my_objections",
    "my_tokens",
    "object_to",
    "on_duty",
    "open_for",
    "open_many",
    "open_objections",
    "open_view",
    "phone_index",
    "phone_of",
    "policy_count",
    "purpose_titles",
    "put_roster",
    "refuse_privileged_login",
    "register_purpose",
    "require",
    "resident_view",
    "revoke_grant",
    "seal_for",
    "seal_many",
    "send_code",
    "send_message",
    "service_id",
    "spend_call",
    "staff_view",
    "unread",
    "user_by_password",
    "user_by_phone",
    "withdraw_consent",
    "withdraw_objection",
]
