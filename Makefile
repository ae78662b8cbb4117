# RadioDesk for its developers. `make demo` and `make test` are all a newcomer needs: each sets up what it uses.
.DEFAULT_GOAL := help
.PHONY: help demo test slow bench run lint format translations lock clean system-window system-tests

VENV   := .venv
BIN    := $(VENV)/bin
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
# A library folder for the demo; the window opens on it where there is a screen.
DEMO   ?= demo
WINDOW := $(if $(DISPLAY)$(WAYLAND_DISPLAY)$(filter Darwin,$(shell uname -s)),,--no-window)

help:
	@echo "make demo    set up, publish the sample programme to ./$(DEMO), open the window where there is a screen"
	@echo "make test    set up, run every check and test"
	@echo "make run     open the window"
	@echo "make bench   measure speed and memory beside other programs"
	@echo "make lint    style, types, contracts"

demo: $(VENV)/.ready system-window
	$(BIN)/radiodesk demo $(DEMO) $(WINDOW)

run: $(VENV)/.ready system-window
	$(BIN)/radiodesk

test: $(VENV)/.ready-dev system-tests
	$(MAKE) --no-print-directory lint
	$(BIN)/python -m pytest -n auto --dist loadgroup -m 'not slow'

slow: $(VENV)/.ready-dev system-tests
	$(BIN)/python -m pytest -m slow

lint: $(VENV)/.ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.ready-dev system-tests
	$(BIN)/python -m tests.benchmarks

format: $(VENV)/.ready-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

translations: $(VENV)/.ready-dev
	$(BIN)/python resources/translations/collect.py

lock:
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-header \
		--no-annotate -q -o requirements-dev.lock
	uv pip compile pyproject.toml -c requirements-dev.lock --universal --python-version 3.11 --generate-hashes \
		--no-header --no-annotate -q -o requirements.lock

clean:
	rm -rf $(VENV)

$(VENV)/bin/pip:
	@test -n "$(PYTHON)" || { echo "RadioDesk needs Python 3.11 or newer."; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.ready: requirements.lock pyproject.toml | $(VENV)/bin/pip
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install -q --disable-pip-version-check --no-deps -e .
	@touch $@

$(VENV)/.ready-dev: requirements-dev.lock $(VENV)/.ready
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

system-window:
	@packaging/linux/system-libraries.sh window

system-tests:
	@packaging/linux/system-libraries.sh tests
	@packaging/linux/html-checker.sh $(VENV)
	@packaging/linux/bluesky-server.sh $(VENV)
