"""Keeps every test away from the user's own cache and configuration."""

import os

import pytest

from tests.multitool import sarif_multitool  # noqa: F401 — a fixture for every folder


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory):
    os.environ["LINTORG_CACHE_DIR"] = str(tmp_path_factory.mktemp("cache"))
    os.environ.pop("LINTORG_CONFIG", None)
