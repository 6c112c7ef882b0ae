"""Django settings of the suite: the product's own, over a fresh copy of the migrated template database."""

import os

os.environ.setdefault("JIAYUAN_DEMO", "1")

from tests import database

RUN = f"{os.environ.get('PYTEST_XDIST_WORKER', 'one')}_{os.getpid()}"
os.environ["JIAYUAN_DATA_DIR"] = str(database.copy_for(RUN))

from jiayuan.config.settings import *  # noqa: E402, F403 - every setting but the data directory

DATABASES["default"]["OPTIONS"].pop("pool", None)  # noqa: F405 - one connection, inside the test's transaction
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
RULEBOOK_SECONDS = 0  # the shipped book decides; tests of the gate ask for themselves
WHITENOISE_AUTOREFRESH = True  # else every test client lists all static files anew: three quarters of a request's time
