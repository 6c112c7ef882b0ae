"""The login user beside each account."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models

from jiayuan.identity.models.account import Account
from jiayuan.kernel.tables import DataClass, register_table


class User(AbstractUser):
    """What the login library needs and nothing else: a name to sign in with, a password hash, the account's id.

    Whoever signs in by phone is found by `phone_bi`, its blind index, so this table, which the web login may read
    freely, holds no number and names nobody.
    """

    account = models.OneToOneField(Account, models.PROTECT, null=True, related_name="+")
    phone_bi = models.BinaryField(null=True, unique=True, editable=False)


register_table("identity_user", data_class=DataClass.INTERNAL, retention="as the account", scope_kind="framework")
for _join in ("identity_user_groups", "identity_user_user_permissions"):
    register_table(_join, data_class=DataClass.INTERNAL, retention="as the account", scope_kind="framework")
