# Everything that a newcomer or a machine types. `make help` lists it.

SHELL := /bin/sh
VENV  := .venv
BIN   := $(VENV)/bin
STAMP := $(VENV)/.installed

# The first interpreter that really runs and is a version that the project supports.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && echo $$p && break; done)

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint types check package image docs lock audit sbom clean

help: ## List what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(STAMP) ## Virtual environment with the locked dependencies

$(STAMP): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "make: no Python 3.11, 3.12 or 3.13 found; install one, or name it: make PYTHON=/path/to/python3 …" >&2; exit 2; }
	@echo "Setting up $(VENV) with $$($(PYTHON) --version) (once; a few minutes) …" >&2
	@rm -f $(STAMP)
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(STAMP) ## Crawl a small news site on this machine and read what it says of Trainium2
	@$(BIN)/tracker demo

test: $(STAMP) ## All tests
	@$(BIN)/python -m pytest -n 3 --dist worksteal

lint: $(STAMP) ## Style: ruff
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(STAMP) ## Types: mypy --strict
	@$(BIN)/mypy

check: lint types test ## Lint, types and tests

package: $(STAMP) ## Build the wheel, install it into an empty environment, run the demo from it elsewhere
	@sh .ci/package $(BIN)/python

image: $(STAMP) ## Carry out the Containerfile in a temporary folder, without a container engine
	@$(BIN)/python .ci/containerfile.py

docs: $(STAMP) ## Fill the documentation with what the program prints
	@$(BIN)/python docs/refresh.py

lock: $(STAMP) ## Resolve the dependencies again and write requirements.lock
	@sh .ci/lock $(BIN)/python

audit: $(STAMP) ## Ask for known vulnerabilities of the locked dependencies (pip-audit)
	@sh .ci/audit $(BIN)/python

sbom: $(STAMP) ## Write sbom.cdx.json: what the program is made of (CycloneDX)
	@sh .ci/sbom $(BIN)/python

clean: ## Remove what was built, the environment included
	@rm -rf $(VENV) sbom.cdx.json dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
