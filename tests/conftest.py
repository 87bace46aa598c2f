"""Keeps every test away from the user's own cache and configuration."""

import os
import signal

import pytest
from hypothesis import settings

from tests.multitool import sarif_multitool  # noqa: F401 — a fixture for every folder

# Everybody's run draws the same examples: a change is judged by itself, not by its luck. `make fuzz` draws new ones.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.register_profile("fuzz", max_examples=2_000, deadline=None, print_blob=True)
settings.load_profile("repeatable")


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory):
    os.environ["LINTORG_CACHE_DIR"] = str(tmp_path_factory.mktemp("cache"))
    os.environ.pop("LINTORG_CONFIG", None)


@pytest.fixture(autouse=True, scope="session")
def _heeds_interrupts():
    """What a shell starts in the background ignores them, and so would all that the tests start."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
