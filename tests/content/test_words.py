"""Closed lists agree with each other and with the permissions."""

from __future__ import annotations

from jiayuan.content.words import CENTRE_OF, EDITOR_ROLES, Centre, Channel
from jiayuan.identity.permissions.content import PERMISSIONS


def test_every_channel_belongs_to_a_centre_and_every_centre_has_one() -> None:
    assert set(CENTRE_OF) == set(Channel)
    assert set(CENTRE_OF.values()) == set(Centre)


def test_editors_are_the_roles_that_may_publish() -> None:
    assert {role for role, verbs in PERMISSIONS.items() if "content.publish" in verbs} == EDITOR_ROLES
