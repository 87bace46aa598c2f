# Everything CI runs is here; `make check` is all of it.
PYTHON ?= python
.PHONY: quick check lint types imports docs test long fuzz fuzz-guided bench growth generated

check: lint types imports generated test

# All but the slow tails: attacks, faults of the machine, made-up labs, commands in every format, what installs.
SLOW = hostile unlucky fuzz simulation examples cli/test_check.py cli/test_check_formats.py cli/test_report.py \
  cli/test_fleet.py cli/test_fleet_report.py house/test_canaries.py house/test_shadows.py house/test_published.py \
  house/test_promises.py metrics/test_simulated_labs.py
quick: lint types imports
	$(PYTHON) -m pytest -n auto --dist loadscope $(addprefix --ignore=tests/,$(SLOW))

lint:
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .

types:
	$(PYTHON) -m mypy

imports:
	lint-imports --no-cache

# Pages with generated parts are made anew and must not differ.
generated:
	$(PYTHON) -m tests.generated --check

docs:
	$(PYTHON) -m tests.generated

# A module runs in one process: what its tests share is made once.
test:
	$(PYTHON) -m pytest -n auto --dist loadscope

# What takes minutes and is no part of `make check`.
long:
	$(PYTHON) -m pytest -n auto --dist loadscope -m long

# New examples for every property, many more of them.
fuzz:
	$(PYTHON) -m pytest -n auto -m "long or not long" --hypothesis-profile=fuzz $$(grep -rlE 'hypothesis import' tests --include='test_*.py')

# The same loaders led by coverage, a minute each. It needs atheris: pip install atheris, on Python 3.11 or 3.12.
fuzz-guided:
	$(PYTHON) -m tests.fuzz.guided

# make bench REPO=path/to/repository: times lintorg beside git, PyDriller and other tools; writes benchmarks/RESULTS.md.
bench:
	$(PYTHON) -m benchmarks.speed $(REPO)

# Histories of ten thousand, a hundred thousand and a million commits: what ten times as much costs. An hour, 5 GB.
growth:
	$(PYTHON) -m benchmarks.growth
