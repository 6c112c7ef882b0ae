"""The demo's accounts as they stand in the database: who may sign in, how, and as what."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import polars as pl
import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from click.testing import CliRunner
from django.conf import settings
from django.contrib.auth import authenticate, get_user_model
from django.test import override_settings

from jiayuan.config.commands.demo_code import command as demo_code
from jiayuan.config.demo.accounts import ACCOUNTS, DISTRICT, EDITORS, PASSWORD, STREET, totp_secret
from jiayuan.config.demo.hats import account_of, accounts_of, acting_as, as_seed
from jiayuan.config.demo.logins import open_accounts
from jiayuan.config.demo.opening import appoint_editors
from jiayuan.config.demo.personas import HOME
from jiayuan.config.preparing import SEEDED
from jiayuan.identity import api as identity
from jiayuan.identity.models import Grant
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import Refused
from jiayuan.kernel.purpose import AUDIT_REVIEW, CASE_HANDLING
from tests.people import sign_in

pytestmark = pytest.mark.django_db
STAFF = [one for one in ACCOUNTS if one.role]
Cast = dict[str, UUID]


def page(client: object, username: str, path: str) -> int:
    """The status of a page for that account, signed in with the second factor and under its first grant."""
    user = get_user_model().objects.get(username=username)
    grants = identity.identify(user.account_id).grants
    sign_in(client, user, grants[0].id if grants else None)  # type: ignore[arg-type]
    return int(client.get(path).status_code)  # type: ignore[attr-defined]


def test_every_account_signs_in_with_the_printed_password(cast: Cast) -> None:
    for account in ACCOUNTS:
        user = authenticate(None, username=account.username, password=PASSWORD)
        assert user is not None, account.username
    assert authenticate(None, username="resident", password="something-else-2026") is None


def test_staff_act_in_their_role_and_place_and_residents_have_none(cast: Cast) -> None:
    for account in ACCOUNTS:
        grants = identity.identify(account_of(account.username)).grants
        held = [(grant.role, str(grant.place)) for grant in grants]
        assert held == ([(account.role, account.place)] if account.role else [])


def test_residents_are_the_people_of_the_base(cast: Cast) -> None:
    for account in ACCOUNTS:
        entrant = identity.identify(account_of(account.username))
        assert entrant.subject == cast.get(account.persona)
    assert str(identity.identify(account_of("resident")).home).startswith(HOME)


def test_staff_have_a_second_factor_and_the_resident_none(cast: Cast) -> None:
    held = set(Authenticator.objects.filter(type="totp").values_list("user__username", flat=True))
    assert held == {one.username for one in STAFF}


def test_the_printed_code_opens_the_account(cast: Cast) -> None:
    for account in STAFF:
        code = CliRunner().invoke(demo_code, [account.username], catch_exceptions=False).stdout.strip()
        authenticator = Authenticator.objects.get(user__username=account.username, type="totp")
        assert len(code) == 6
        assert TOTP(authenticator).validate_code(code)


def test_the_code_of_another_does_not(cast: Cast) -> None:
    code = CliRunner().invoke(demo_code, ["worker"]).stdout.strip()
    authenticator = Authenticator.objects.get(user__username="officer", type="totp")
    assert not TOTP(authenticator).validate_code(code)


def test_another_terminal_of_a_prepared_demo_prints_the_same_code(tmp_path: Path) -> None:
    (tmp_path / SEEDED).write_text("demo 7")
    with override_settings(DEMO=False, DATA_DIR=tmp_path):
        done = CliRunner().invoke(demo_code, ["officer"])
    assert (done.exit_code, len(done.stdout.strip())) == (0, 6)


def test_there_are_no_codes_outside_the_demo(tmp_path: Path) -> None:
    with override_settings(DEMO=False, DATA_DIR=tmp_path):
        done = CliRunner().invoke(demo_code, ["officer"])
    assert isinstance(done.exception, Refused)
    assert done.stdout == ""


@pytest.mark.parametrize("name", ["resident", "nobody", ""])
def test_who_needs_no_code_gets_none(name: str) -> None:
    assert CliRunner().invoke(demo_code, [name]).exit_code == 2


def test_second_factors_are_made_from_the_installations_key(cast: Cast) -> None:
    assert totp_secret(settings.SECRET_KEY, "officer") != totp_secret("another key", "officer")


def test_nobody_approves_the_own_high_role(cast: Cast) -> None:
    for account in STAFF:
        with as_seed():
            grant = Grant.objects.get(account_id=account_of(account.username))
        assert grant.approved_by_id not in (None, grant.account_id, grant.granted_by_id)


def test_a_persona_nobody_fits_gets_no_account(tree: None) -> None:
    with as_seed():
        made = open_accounts(pl.DataFrame(schema={"persona": pl.String, "person": pl.String, "path": pl.String}))
    known = set(get_user_model().objects.values_list("username", flat=True))
    assert made == len([one for one in ACCOUNTS if not one.persona])
    assert not {one.username for one in ACCOUNTS if one.persona} & known


def test_an_account_acts_under_its_first_grant_in_one_transaction(cast: Cast) -> None:
    with acting_as("auditor", AUDIT_REVIEW):
        assert (current().role, str(current().scope.place)) == ("auditor", DISTRICT)
    with acting_as("dispatcher", CASE_HANDLING):
        assert str(current().scope.place) == STREET


def test_who_has_no_grant_cannot_be_acted_as(cast: Cast) -> None:
    with pytest.raises(IndexError), acting_as("resident", CASE_HANDLING):
        pass


def test_accounts_are_found_as_far_as_they_are_there(cast: Cast) -> None:
    assert accounts_of(["resident", "nobody", "worker"]) == [account_of("resident"), account_of("worker")]
    assert accounts_of([]) == []


def test_an_account_that_is_not_there_is_said() -> None:
    with pytest.raises(get_user_model().DoesNotExist):
        account_of("nobody")


@pytest.mark.parametrize("username", EDITORS)
def test_who_writes_notices_reaches_the_content_admin(cast: Cast, client: object, username: str) -> None:
    assert page(client, username, "/cms/") == 302
    appoint_editors(None)  # type: ignore[arg-type]
    assert page(client, username, "/cms/") == 200


@pytest.mark.parametrize("username", ["resident", "neighbour", "dispatcher", "auditor"])
def test_nobody_else_does(cast: Cast, client: object, username: str) -> None:
    appoint_editors(None)  # type: ignore[arg-type]
    assert page(client, username, "/cms/") == 302


def test_appointing_twice_changes_nothing(cast: Cast) -> None:
    assert appoint_editors(None) == appoint_editors(None) == len(EDITORS)  # type: ignore[arg-type]
    assert get_user_model().objects.filter(groups__isnull=False).count() == len(EDITORS)
