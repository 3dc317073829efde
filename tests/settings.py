"""Settings of the test suite: those of the service, on a database of its own, with nothing leaving the machine."""

import os
import tempfile

os.environ.setdefault("SECRET_KEY", "only for tests")
os.environ.setdefault("SECURE_COOKIES", "false")
# Each of the suite's processes has a database of its own, so its files lie in a folder of its own.
if "PYTEST_XDIST_WORKER" in os.environ or "PHAROS_DATA_DIR" not in os.environ:
    os.environ["PHAROS_DATA_DIR"] = tempfile.mkdtemp(prefix="pharos-tests-")
os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL", "sqlite:///:memory:")

from pharos.config.settings import *  # noqa: F403

ALLOWED_HOSTS = ["*"]
# Each test client would look through all static files before its first request.
WHITENOISE_AUTOREFRESH = True
CLOCK = "tests.clock.now"
DIRECTORY_REMEMBERED = 0
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# A pool would hold connections open to a database that the suite wants to drop.
if not DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    DATABASES["default"]["OPTIONS"] = {}  # noqa: F405
