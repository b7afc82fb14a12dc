# Two commands do everything: `make site` and `make test`. Both make their own .venv/ and install
# only what is missing, from the hashed requirements.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
SOURCES := generator building tests bench samples
# No browser: its tests are skipped and say so. .ci/run sets this to 1, then nothing may be skipped.
export PRONGSAI_ALL_TESTS ?=

.PHONY: site serve test unit lint check bench docs lock clean

site: .venv/run
	$(BIN)/prongsai build

serve: .venv/run
	$(BIN)/prongsai serve

test: .venv/dev
	$(BIN)/python -m pytest -n auto

unit: .venv/dev
	$(BIN)/python -m pytest tests/unit

lint: .venv/dev
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/mypy

check: .venv/run
	$(BIN)/prongsai check

bench: .venv/dev
	$(BIN)/python -m bench
	$(BIN)/python -m bench.evidence
	$(BIN)/python -m bench.inside
	$(BIN)/python -m bench.links
	$(BIN)/python -m bench.speed
	$(BIN)/python -m bench.search
	$(BIN)/python -m bench.search_build
	$(BIN)/python -m bench.search_others
	$(BIN)/python -m bench.importing
	$(BIN)/python -m bench.documents
	$(BIN)/python -m bench.verbs

# Writes what is made from the code: the schema and the reference pages.
docs: .venv/dev
	$(BIN)/python -m tests.write_docs

# Needs uv on the PATH. Names and hashes only: no address of a registry may stand in a commit.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-emit-find-links --no-annotate --no-header pyproject.toml --group build -o requirements.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-emit-find-links --no-annotate --no-header pyproject.toml --group build --group dev -c requirements.txt \
	  -o requirements-dev.txt

clean:
	rm -rf site .venv

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "prongsai needs Python 3.11 or newer")'
	$(PYTHON) -m venv .venv || (rm -rf .venv; exit 1)

.venv/run: requirements.txt pyproject.toml | .venv/bin/python
	$(PIP) install --require-hashes -r requirements.txt
	$(PIP) install --no-deps --no-build-isolation --no-index -e .
	@touch $@

.venv/dev: requirements-dev.txt .venv/run
	$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@
