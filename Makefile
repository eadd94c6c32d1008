# `make help` lists the targets.
VENV := .venv
# The first Python that really runs and is new enough: a name on PATH may be a shim that fails.
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$name -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$name && break; done)
BIN := $(VENV)/bin
READY := $(VENV)/.ready
OUT := generated/cloud_vpn

WHEEL := .venv-wheel
PEERS := .venv-peers
BENCH := .venv-bench
# Tests start hundreds of processes: where it is set, each would compile every module again.
export PYTHONDONTWRITEBYTECODE :=
ROUNDS ?= 5
RUNS ?= 20000
SEED ?= 1

.PHONY: help setup demo generate rules lint types test test-wheel test-peers bench fuzz format lock clean

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

setup: $(READY) ## Make the virtual environment .venv; PYTHON= and VENV= choose others

$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or newer with venv was found: install one, or call make PYTHON=/path/to/python3"; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

generate: $(READY) ## Write generated/ anew from openapi/
	$(BIN)/python openapi/codegen/generate.py $(OUT)

rules: $(READY) ## Run the examples of all rules, and write docs/rules.md, what `explain` prints and what tests expect
	$(BIN)/python docs/write_rules.py

demo: $(READY) ## Show the main job: emulator, both calls, what is refused
	@$(BIN)/python docs/demo.py

test: $(READY) ## Run the tests
	@echo "Left to make test-peers: the vendors' own SDKs and other peers as witnesses."
	$(BIN)/python -m pytest

test-wheel: $(READY) ## Run the tests against the built wheel
	rm -rf dist
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .
	$(BIN)/python -m venv --clear $(WHEEL)
	$(WHEEL)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(WHEEL)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps dist/*.whl
	$(WHEEL)/bin/python -m pytest

test-peers: $(PEERS)/.peers ## Hold us against the vendors' own SDKs and other peers
	HOME=$(abspath $(PEERS))/home $(PEERS)/bin/python -m pytest tests/peers

bench: $(READY) $(BENCH)/.peers ## Compare with peers, and write benchmarks/README.md; ROUNDS= chooses how often
	rm -rf $(BENCH)/dist
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir $(BENCH)/dist .
	$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --force-reinstall $(BENCH)/dist/*.whl
	HOME=$(abspath $(BENCH))/home $(BENCH)/bin/python benchmarks/run.py $(ROUNDS)

$(BENCH)/.peers: benchmarks/requirements.lock
	$(PYTHON) -m venv --clear $(BENCH)
	$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r benchmarks/requirements.lock
	npm install --silent --no-audit --no-fund --prefix $(BENCH)/node ajv-cli@5.0.0 ajv@8.20.0
	@mkdir -p $(BENCH)/home
	@touch $@

fuzz: $(READY) ## Lint and fix examples that are changed at random; RUNS= and SEED= choose others
	PYTHONPATH=tests $(BIN)/python -m fuzz.run --runs $(RUNS) --seed $(SEED)

# One SDK has thousands of modules, and few of them are imported: none is compiled beforehand.
$(PEERS)/.peers: requirements.lock tests/peers/requirements.lock pyproject.toml
	$(MAKE) setup VENV=$(PEERS)
	$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r tests/peers/requirements.lock
	npm install --silent --no-audit --no-fund --prefix $(PEERS)/node ajv@8.20.0 pyright@1.1.414
	@mkdir -p $(PEERS)/home
	@touch $@

lint: $(READY) ## Check the style of the code
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(READY) ## Check the types, strictly
	$(BIN)/mypy

format: $(READY) ## Format the code
	$(BIN)/ruff check --fix-only --quiet
	$(BIN)/ruff format

lock: ## Write requirements.lock anew (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --all-extras --group dev --generate-hashes --no-emit-index-url \
		--custom-compile-command "make lock" --output-file requirements.lock pyproject.toml
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--custom-compile-command "make lock" --output-file tests/peers/requirements.lock tests/peers/requirements.in
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--custom-compile-command "make lock" --output-file benchmarks/requirements.lock pyproject.toml benchmarks/requirements.in

clean: ## Remove what can be made again
	rm -rf .venv* dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
