"""Sign-in counts its tries in the cache: each test begins with none."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def no_tries_yet():
    cache.clear()
