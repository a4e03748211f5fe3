# Every target installs what it needs by itself: see tools/setup.
BIN := .venv/bin
READY := .venv/.ready
SOURCES := trainer_app tests $(wildcard benchmarks installer)
TS := $(wildcard resources/i18n/*.ts)
OUT ?= screens
PACKAGING := build/package-env
JOBS ?= $(shell nproc 2>/dev/null || echo 2)

# Every process of a run would compile the same few thousand modules anew: a minute of a run.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test check format lint types contracts stale-translations test-unit test-rest \
	screens bench soak translations fmt package test-package

help: ## say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(READY) $(TS:.ts=.qm) ## the program on a throw-away profile with sample people
	@tools/need-display
	@$(BIN)/trainer-app --demo

test: check test-unit test-rest ## every check, then every test

check: format lint types contracts stale-translations ## format, lint, types, imports, translations

format: $(READY)
	$(BIN)/ruff format --check --quiet $(SOURCES)

lint: $(READY)
	$(BIN)/ruff check --quiet $(SOURCES)

types: $(READY)
	$(BIN)/mypy --no-error-summary $(SOURCES)

contracts: $(READY)
	$(BIN)/lint-imports --no-logo

stale-translations: $(READY)
	tools/translations check

test-unit: $(READY)
	$(BIN)/pytest tests/unit --numprocesses $(JOBS)

test-rest: $(READY) $(TS:.ts=.qm)
	$(BIN)/pytest tests --ignore=tests/unit --numprocesses $(JOBS) --dist loadfile --no-loadscope-reorder

screens: $(READY) $(TS:.ts=.qm) ## every screen and paper as PNG into OUT=screens
	$(BIN)/python -m tests.screens $(OUT)

bench: $(READY) $(TS:.ts=.qm) ## measure what benchmarks/ holds
	$(BIN)/python -m benchmarks --write

soak: $(READY) $(TS:.ts=.qm) ## the tests that take longer than `make test` may
	$(BIN)/pytest tests/soak -m soak
	TRAINER_WHOLE_SWEEP=1 $(BIN)/pytest tests/flows/test_sweep.py

package: $(PACKAGING)/.ready $(READY) $(TS:.ts=.qm) ## freeze the program into dist/trainer-app
	$(PACKAGING)/bin/python -m installer.build

test-package: $(PACKAGING)/.ready ## start the frozen program and do with it what a plant does first
	$(PACKAGING)/bin/python -m installer.smoke

translations: $(READY) ## read new sentences into resources/i18n, then compile
	tools/translations update
	tools/translations compile

fmt: $(READY) ## format, and mend what can be mended by itself
	$(BIN)/ruff format $(SOURCES)
	$(BIN)/ruff check --fix $(SOURCES)

$(READY): tools/setup requirements/dev.txt pyproject.toml
	@tools/setup

$(PACKAGING)/.ready: tools/setup requirements/package.txt
	@tools/setup package

resources/i18n/%.qm: resources/i18n/%.ts | $(READY)
	@tools/translations compile
