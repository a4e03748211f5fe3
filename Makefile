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
.PHONY: help run test check format lint types contracts stale-translations collected ready \
	screens bench soak translations fmt package test-package

help: ## say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(READY) $(TS:.ts=.qm) ## the program on a throw-away profile with sample people
	@tools/need-display
	@$(BIN)/trainer-app --demo

test: check ## every check, then every test
	$(BIN)/pytest tests --numprocesses $(JOBS) --dist loadfile --no-loadscope-reorder

# Beside one another: each one's words stay together, and the first that fails ends them all.
check: ready ## format, lint, types, imports, translations, tests can be read
	@$(MAKE) --no-print-directory --jobs=$(JOBS) --output-sync=target \
		types format lint contracts stale-translations collected

ready: $(READY) $(TS:.ts=.qm)

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

# Every test can be read, and none is run (5); what they import is compiled beside the type checker.
collected: ready
	$(BIN)/pytest tests --quiet --quiet --no-header --deselect tests || test $$? -eq 5

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

$(READY): tools/setup requirements/pip.txt requirements/dev.txt pyproject.toml
	@tools/setup

$(PACKAGING)/.ready: tools/setup requirements/pip.txt requirements/package.txt
	@tools/setup package

resources/i18n/%.qm: resources/i18n/%.ts | $(READY)
	@tools/translations compile
