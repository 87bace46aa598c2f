# Everything CI runs is here; `make check` is all of it.
PYTHON ?= python
.PHONY: check lint types imports docs test bench generated

check: lint types imports generated test

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

# make bench REPO=path/to/repository: times a scan against git itself, in alternating runs.
bench:
	$(PYTHON) -m benchmarks.scan $(REPO)
