# The two commands of the README: `make demo` and `make test`. Only Python 3.11 or later and make are needed.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null)
BUNDLE := $(shell find web/src web/styles build_hooks -type f 2>/dev/null) $(wildcard web/*.json web/*.ts)
ifdef UV
INSTALL = $(UV) pip install --quiet --python $(BIN)/python
else
INSTALL = $(BIN)/pip install --quiet --disable-pip-version-check --no-input --root-user-action=ignore
endif

.PHONY: demo test test-spark check serve setup bench lock fast clean
.DEFAULT_GOAL := setup

$(VENV)/.base: requirements/base.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(INSTALL) --require-hashes -r requirements/base.txt
	touch $@

$(VENV)/.package: $(VENV)/.base pyproject.toml $(BUNDLE)
	$(INSTALL) --no-deps -e .
	touch $@

$(VENV)/.test: $(VENV)/.package requirements/test.txt
	$(INSTALL) --require-hashes -r requirements/test.txt
	touch $@

$(VENV)/.spark: $(VENV)/.test requirements/spark.txt
	$(INSTALL) --require-hashes -r requirements/spark.txt
	touch $@

setup: $(VENV)/.package

demo: $(VENV)/.package
	$(BIN)/jiayuan demo $(ARGS)

serve: $(VENV)/.package
	$(BIN)/jiayuan serve $(ARGS)

# Seconds: form, types, layers and the rules no tool knows.
check: $(VENV)/.test
	$(BIN)/ruff format --check src tests bench build_hooks
	$(BIN)/ruff check src tests bench build_hooks
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -q tests/architecture

fast: $(VENV)/.test
	$(BIN)/pytest -q -n 2 -m "not browser and not faults and not slow" tests

# Everything. What kills servers or drives a browser runs alone, after the rest: of the files that name such a mark,
# for to look through all the others again takes a minute.
test: check
	$(BIN)/pytest -q -n 2 -m "not browser and not faults" tests
	$(BIN)/pytest -q -m "browser or faults" $$(grep -rlE 'mark\.(browser|faults)' --include='test_*.py' tests)

# The same set run on Spark, which nothing else here needs: 400 MB, and Java 17 or later.
test-spark:
	@command -v "$${JAVA_HOME:+$$JAVA_HOME/bin/}java" >/dev/null || { echo "Spark needs Java 17 or later: install it, or set JAVA_HOME to where it is." >&2; exit 1; }
	$(MAKE) $(VENV)/.spark
	$(BIN)/pytest -q -m spark tests/benefits/engine/spark

bench: $(VENV)/.package
	$(BIN)/jiayuan bench $(ARGS)

lock: $(VENV)/.base
	uv pip compile -q --python-version 3.11 --universal --generate-hashes --no-header requirements/base.in -o requirements/base.txt
	uv pip compile -q --python-version 3.11 --universal --generate-hashes --no-header requirements/test.in -o requirements/test.txt
	uv pip compile -q --python-version 3.11 --universal --generate-hashes --no-header requirements/spark.in -o requirements/spark.txt

clean:
	rm -rf .jiayuan build dist
