"""Whatever a file holds, its loader gives an answer or one sentence, in bounded time."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.budget import EXAMPLES, OF_TREES
from tests.fuzz.seeds import SEEDS
from tests.fuzz.strategies import BOMBS, tampered, trees
from tests.fuzz.targets import TARGETS

budget = settings(
    max_examples=EXAMPLES if settings().derandomize else settings().max_examples,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.mark.parametrize("name", TARGETS)
def test_what_was_valid_and_is_tampered_with(name):
    @budget
    @given(st.sampled_from(SEEDS[name]).flatmap(tampered))
    def fuzzed(data):
        TARGETS[name](data)

    fuzzed()


@pytest.mark.parametrize("name", OF_TREES)
def test_trees_of_anything(name):
    @budget
    @given(trees())
    def fuzzed(data):
        TARGETS[name](data)

    fuzzed()


@pytest.mark.parametrize("name", TARGETS)
def test_what_is_valid_and_what_is_built_to_take_forever(name):
    for data in (*SEEDS[name], *BOMBS):
        TARGETS[name](data)
