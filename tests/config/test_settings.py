"""What every installation gets without asking."""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.conf import settings


def test_all_modules_that_stand_are_installed() -> None:
    package = Path(settings.PACKAGE)
    standing = {
        f"jiayuan.{file.parent.relative_to(package).as_posix().replace('/', '.')}"
        for file in package.glob("**/apps.py")
    }
    assert standing - {"jiayuan.config"} == set(settings.OWN_APPS)


def test_every_task_file_is_known_to_the_queue() -> None:
    found = {name for app in settings.OWN_APPS if find_spec(name := f"{app}.tasks")}
    assert found <= set(settings.PROCRASTINATE_IMPORT_PATHS)


def test_pages_follow_the_session_and_the_person() -> None:
    order = [name.rpartition(".")[2] for name in settings.MIDDLEWARE]
    assert order.index("SessionMiddleware") < order.index("AuthenticationMiddleware")
    assert order.index("SecurityMiddleware") == 0
    assert settings.MIDDLEWARE.index("jiayuan.config.middleware.SecurityHeaders") > order.index(
        "AuthenticationMiddleware"
    )


@pytest.mark.parametrize("name", settings.MIDDLEWARE)
def test_every_middleware_exists(name: str) -> None:
    module, _, attribute = name.rpartition(".")
    assert hasattr(import_module(module), attribute)


def test_passwords_are_long_and_not_common() -> None:
    rules = {one["NAME"].rpartition(".")[2]: one.get("OPTIONS", {}) for one in settings.AUTH_PASSWORD_VALIDATORS}
    assert rules["MinimumLengthValidator"] == {"min_length": 12}
    assert "CommonPasswordValidator" in rules


def test_a_login_ends_with_the_working_day() -> None:
    assert timedelta(seconds=settings.SESSION_COOKIE_AGE) <= timedelta(hours=10)
    assert settings.SESSION_COOKIE_SAMESITE == "Lax"


def test_chinese_first_english_too() -> None:
    assert settings.LANGUAGE_CODE == "zh-hans"
    assert [code for code, _ in settings.LANGUAGES] == ["zh-hans", "en"]


def test_times_are_aware_and_shown_in_the_citys_time() -> None:
    assert settings.USE_TZ
    assert settings.TIME_ZONE == "Asia/Shanghai"


def test_no_page_may_be_framed_or_sniffed() -> None:
    assert settings.X_FRAME_OPTIONS == "DENY"
    assert settings.SECURE_CONTENT_TYPE_NOSNIFF
    assert settings.SECURE_REFERRER_POLICY == settings.SECURE_CROSS_ORIGIN_OPENER_POLICY == "same-origin"


def test_nothing_calls_home() -> None:
    assert settings.WAGTAIL_ENABLE_UPDATE_CHECK is False


def test_secrets_lie_in_the_data_directory() -> None:
    assert settings.KEK_FILE.parent == settings.DATA_DIR
    assert all(folder.parent == settings.DATA_DIR for folder in settings.SEAL_FOLDERS)
