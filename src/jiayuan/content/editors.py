"""Who may open the content admin under /cms/: members of one group, with rights on the shelf of notices only."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission

from jiayuan.content.shelf import shelf
from jiayuan.content.words import EDITOR_GROUP

PAGE_RIGHTS = ("add_page", "change_page", "publish_page")
OTHER_RIGHTS = (
    ("wagtailadmin", "access_admin"),
    ("content", "add_serviceitem"),
    ("content", "change_serviceitem"),
)


def editor_group() -> Group:
    """The group with its rights, made on first use."""
    group, made = Group.objects.get_or_create(name=EDITOR_GROUP)
    if made:
        for codename in PAGE_RIGHTS:
            right = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
            GroupPagePermission.objects.create(group=group, page=shelf(), permission=right)
        for label, codename in OTHER_RIGHTS:
            group.permissions.add(Permission.objects.get(content_type__app_label=label, codename=codename))
    return group


def make_editor(account_id: UUID) -> None:
    """Lets the account's log-in open the content admin; what it may aim at is still its grants' places."""
    user = get_user_model().objects.get(account_id=account_id)
    user.groups.add(editor_group())
