"""Django settings. Everything that differs between installations comes from the environment or instance.json."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from jiayuan.config.postgres.instance import Instance, data_dir
from jiayuan.config.postgres.parse import django_database

PACKAGE = Path(__file__).resolve().parent.parent
REPOSITORY = PACKAGE.parent.parent
SEEDS = REPOSITORY / "seeds" if (REPOSITORY / "seeds").is_dir() else PACKAGE / "seeds"
DATA_DIR = data_dir()
DEMO = os.environ.get("JIAYUAN_DEMO") == "1"
DEBUG = os.environ.get("JIAYUAN_DEBUG") == "1"
PROFILE = os.environ.get("JIAYUAN_PROFILE", "asvs")
# Which login this process uses: web, worker or migrate.
PROCESS = os.environ.get("JIAYUAN_PROCESS", "web")

_instance = Instance.load(DATA_DIR)
SECRET_KEY = os.environ.get("JIAYUAN_SECRET_KEY") or (_instance.secret_key if _instance else "unset-until-first-start")
ALLOWED_HOSTS = os.environ.get("JIAYUAN_HOSTS", "localhost,127.0.0.1,[::1],testserver").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("JIAYUAN_ORIGINS", "").split(",") if origin]


def _database_url(login: str, variable: str) -> str:
    if _instance:
        return _instance.url(login)
    return os.environ.get(variable, f"postgresql://{login}@127.0.0.1:5432/jiayuan")


DATABASES: dict[str, dict[str, Any]] = {
    "default": django_database(_database_url(f"jy_{PROCESS}", "JIAYUAN_DATABASE_URL"), PROCESS),
    "keys": django_database(_database_url("jy_keys", "JIAYUAN_KEYS_URL"), "keys"),
}
DATABASE_ROUTERS = ["jiayuan.config.routers.KeysRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MODULES = (
    "audit", "places", "identity", "registry", "ledgers", "content", "participation", "benefits", "cases", "command",
    "insight", "web.look", "web.portal", "web.workbench", "web.identity", "web.places", "web.registry", "web.ledgers",
    "web.benefits", "web.cases", "web.command", "webapi",
)  # fmt: skip
OWN_APPS = [f"jiayuan.{name}" for name in MODULES if (PACKAGE / name.replace(".", "/") / "apps.py").exists()]

INSTALLED_APPS = [
    *OWN_APPS,
    "jiayuan.config",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "unfold",
    "django.contrib.admin",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "wagtail.contrib.settings",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "jiayuan.config.middleware.SecurityHeaders",
]
for _middleware in ("identity", "web.look"):
    if find_spec(f"jiayuan.{_middleware}") and (PACKAGE / _middleware.replace(".", "/") / "middleware.py").exists():
        MIDDLEWARE.append(f"jiayuan.{_middleware}.middleware.Middleware")

AUTH_USER_MODEL = "identity.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/login/"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_ADAPTER = "jiayuan.identity.factors.AccountAdapter"
MFA_ADAPTER = "jiayuan.identity.factors.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = "Jiayuan 家园"

ROOT_URLCONF = "jiayuan.config.urls"
WSGI_APPLICATION = "jiayuan.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                *(["jiayuan.web.look.context.look"] if (PACKAGE / "web" / "look" / "context.py").exists() else []),
            ],
        },
    }
]

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WAGTAIL_SITE_NAME = "家园"
WAGTAILADMIN_BASE_URL = os.environ.get("JIAYUAN_BASE_URL", "http://localhost:8000")
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_I18N_ENABLED = False

SECURE_COOKIES = os.environ.get("JIAYUAN_HTTPS") == "1"
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_NAME = "__Host-session" if SECURE_COOKIES else "session"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_COOKIES
SESSION_COOKIE_AGE = 10 * 3600
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "jiayuan.web.look.errors.csrf_failure"
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE_COOKIES else "csrf"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SILENCED_SYSTEM_CHECKS = ["wagtailadmin.W003"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_TEMP_DIR = None
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

PROCRASTINATE_IMPORT_PATHS = [
    f"jiayuan.{name}.tasks" for name in MODULES if (PACKAGE / name.replace(".", "/") / "tasks.py").exists()
]
# Key-encryption key and index key: files beside the data directory, a KMS by plug-in in a deployment.
KEK_FILE = Path(os.environ.get("JIAYUAN_KEK_FILE", DATA_DIR / "kek.json"))
SEAL_FOLDERS = [Path(folder) for folder in os.environ.get("JIAYUAN_SEAL_FOLDERS", str(DATA_DIR / "seals")).split(":")]
# Our name among the offices that exchange data with us.
EXCHANGE_NAME = os.environ.get("JIAYUAN_EXCHANGE_NAME", "110102")
# Where browsers reach the live stream; empty means the same origin, behind a proxy.
LIVE_URL = os.environ.get("JIAYUAN_LIVE_URL", "")
POLICY_TEXTS = os.environ.get("JIAYUAN_POLICY_TEXTS", "")
# Sources of facts that do not answer, by the names of the fact catalogue, parted by commas.
SOURCES_DOWN = frozenset(name for name in os.environ.get("JIAYUAN_SOURCES_DOWN", "").split(",") if name)
# What runs the set run: duckdb in the process itself, or spark (benefits.engine.engines).
SET_ENGINE = os.environ.get("JIAYUAN_SET_ENGINE", "duckdb")
# A process asks this often which rule book is in force; 0: never, the shipped one decides.
RULEBOOK_SECONDS = int(os.environ.get("JIAYUAN_RULEBOOK_SECONDS", "15"))

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": os.environ.get("JIAYUAN_LOG", "WARNING")},
}
