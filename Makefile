# One command each: demo, test, lint, format, bench, soak. Everything installs into .venv.
SHELL := /bin/sh
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { echo $$p; break; }; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
SERVE ?= 1
PORT ?= 8420
LANGUAGE ?= en

.PHONY: demo test lint format bench soak package clean

demo: .venv/demo.stamp
	@$(BIN)/python tests/tenants/demo.py --serve $(SERVE) --port $(PORT) --lang $(LANGUAGE)

test: .venv/test.stamp
	@$(BIN)/python .ci/groups.py test

lint: .venv/test.stamp
	@$(BIN)/python .ci/groups.py lint

format: .venv/test.stamp
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix --quiet .
	@$(BIN)/python -m dutygraph.knowledge.turtle ontology shapes

bench: .venv/test.stamp
	@$(BIN)/python .ci/groups.py bench

soak: .venv/test.stamp
	@$(BIN)/python .ci/groups.py soak

clean:
	@rm -rf .venv demo dist build

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed: install python3.11 and try again"; exit 1; }
	@$(PYTHON) -m venv .venv >/dev/null 2>&1 || { rm -rf .venv; \
		echo "Python's venv module is missing: run 'apt-get install python3-venv' and try again"; exit 1; }

# The stamps keep a second run from calling pip: they change with what an install depends on.
.venv/demo.stamp: pyproject.toml hatch_build.py app/dutygraph/web/frontend/package-lock.json | .venv/bin/python
	@echo "Installing into .venv (once) ..."
	@if [ "$$CI" = true ]; then $(PIP) -r .ci/lock.txt && $(PIP) --no-deps -e .; else $(PIP) -e .; fi 2>.venv/pip.log \
		|| { cat .venv/pip.log; exit 1; }
	@touch $@

.venv/test.stamp: .venv/demo.stamp .ci/lock.txt
	@echo "Installing what the tests need into .venv (once) ..."
	@if [ "$$CI" = true ]; then $(PIP) -r .ci/lock.txt; else $(PIP) -e '.[test]'; fi 2>.venv/pip.log \
		|| { cat .venv/pip.log; exit 1; }
	@touch $@
