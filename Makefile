# make demo   the seed article: who says what, as a table, and the claim graph as a page
# make test   lint, types and tests
# Either one sets up what it needs in .venv: Python 3.11 or later and its pip are enough.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq

.PHONY: demo test lint types unit accuracy docs examples picture wheel lock clean

demo: .venv/.runtime
	$(BIN)/attrib parse seeds/seed-article.txt
	@$(BIN)/attrib graph seeds/seed-article.txt -o seed-graph.html
	@echo
	@echo "The claim graph is in $(CURDIR)/seed-graph.html: open it in a browser."

test: lint types unit

lint: .venv/.development
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.development
	$(BIN)/mypy

unit: .venv/.development
	$(BIN)/python -m pytest

# Against the annotated corpora, where they are at hand: they may not be shipped with the project.
accuracy: .venv/.development
	$(BIN)/python benchmarks/accuracy_gate.py

# Pages that are made from the program: the pasted --help, and the examples.
docs: .venv/.development
	$(BIN)/python docs/remake_cli.py

examples: .venv/.development
	$(BIN)/python examples/remake.py

picture: .venv/.development
	$(BIN)/python docs/screenshot.py

wheel: .venv/.development
	$(PIP) wheel --no-deps --wheel-dir dist .

.venv/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "attrib needs Python 3.11 or later: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/.runtime: .venv/.python requirements.lock pyproject.toml
	@echo "Installing attrib in .venv ..."
	$(PIP) install --require-hashes --requirement requirements.lock
	$(PIP) install --no-deps --editable .
	@touch $@

.venv/.development: .venv/.runtime requirements-dev.lock
	@echo "Installing the tools for the tests in .venv ..."
	$(PIP) install --require-hashes --requirement requirements-dev.lock
	@touch $@

# Needs uv. The locks name versions and hashes, and no address: pip takes its own index.
COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-header --no-annotate --no-emit-index-url --no-emit-find-links pyproject.toml

lock:
	$(COMPILE) --output-file requirements.lock
	$(COMPILE) --constraint requirements.lock --group dev --output-file requirements-dev.lock

clean:
	rm -rf .venv dist build seed-graph.html .mypy_cache .pytest_cache .ruff_cache .hypothesis
