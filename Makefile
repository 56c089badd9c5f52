# `make run` and `make test` do all the set-up: they need Python 3.11 to 3.13, make and a package index, nothing else.
.DELETE_ON_ERROR:
.PHONY: run test setup setup-dev lint types layers unit schema outputs rules evaluate format lock bench dist hooks clean

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-dev
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3 python; do \
	if $$p -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; \
	then echo $$p; break; fi; done)

run: setup
	$(BIN)/minglu extract seeds -o outputs --prune

test: setup-dev lint types layers unit schema outputs rules evaluate
	@echo "All checks passed."

setup: $(READY)
setup-dev: $(READY_DEV)

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "No Python 3.11 to 3.13 with venv found: install one, or call make PYTHON=/path/to/python" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# What the command needs, and what its tests need besides: the versions that both name are the same.
$(READY): requirements.lock
$(READY_DEV): requirements-dev.lock
$(READY) $(READY_DEV): pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r $(filter %.lock,$^)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "setuptools>=77"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	touch $@

lint:
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --quiet --check .

types:
	$(BIN)/mypy extraction schemas tests

layers:
	$(BIN)/lint-imports

unit:
	$(BIN)/pytest -q -n auto

# The published schema and the committed documents say what the code says, byte for byte.
schema:
	$(BIN)/minglu schema | cmp - schemas/json/document.schema.json

outputs:
	@fresh=$$(mktemp -d); trap 'rm -rf "$$fresh"' EXIT; \
	$(BIN)/minglu extract seeds -o "$$fresh" && \
	diff --recursive --brief --exclude=.minglu outputs "$$fresh" || \
	{ echo "outputs/ is not what the code writes from seeds/: run 'make run', look at the difference, and commit it" >&2; exit 1; }
	$(BIN)/minglu validate outputs --texts seeds

rules:
	$(BIN)/minglu rules check

evaluate:
	$(BIN)/minglu evaluate tests/gold outputs --floors tests/gold/floors.json

format:
	$(BIN)/ruff check --quiet --fix .
	$(BIN)/ruff format --quiet .
	$(BIN)/minglu schema > schemas/json/document.schema.json
	$(BIN)/python scripts/records.py

# Needs uv (pip install uv); keeps what is pinned unless a bound in pyproject.toml moved.
lock:
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --no-annotate --output-file requirements-dev.lock
	uv pip compile pyproject.toml --constraint requirements-dev.lock --universal --python-version 3.11 --no-annotate \
		--output-file requirements.lock

# Peers have their own environment; ARTICLES are files, folders or JSONL rows, the samples by default.
bench: setup
	test -x benchmarks/.venv/bin/python || $(PYTHON) -m venv benchmarks/.venv
	benchmarks/.venv/bin/python -m pip install --quiet --disable-pip-version-check -r benchmarks/peers.txt
	$(BIN)/python benchmarks/run.py $(ARTICLES)

# Before every commit the quick checks, before every push `make test` (.pre-commit-config.yaml).
hooks: setup-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "pre-commit>=4,<5"
	$(BIN)/pre-commit install --hook-type pre-commit --hook-type pre-push

# The sdist and the wheel, tried in an empty environment; the same commit gives the same bytes.
dist: setup-dev
	$(BIN)/python scripts/release.py dist

clean:
	rm -rf $(VENV) benchmarks/.venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
