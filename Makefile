# Everything a newcomer needs: `make run` starts the bot, `make test` passes the tests.
# Both build .venv from the hashed locks first; a second call finds it ready and starts at once.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help run test check fmt lint types contracts gates bench-ingest bench-pull hostile bench-text bench-speed lock clean check-sources cities oracle

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

run: $(VENV)/.run ## start the bot: Telegram with a token, else the conversation in this terminal
	@$(BIN)/briefing-bot run

# Many tests wait for a moment to pass: twice as many workers as cores keep the cores busy.
test: $(VENV)/.dev ## pass the tests (offline, under three minutes); ALL=1: the whole matrices too; COVERAGE=1 shows what they reach
	@$(BIN)/python -m pytest -n $(or $(WORKERS),$$(($$(getconf _NPROCESSORS_ONLN) * 2))) $(if $(ALL),,-m "not thorough") \
		$(if $(COVERAGE),--cov --cov-report=term:skip-covered)

check: fmt lint types contracts ## format, lint, types and import contracts

fmt: $(VENV)/.dev
	@$(BIN)/ruff format --check .

lint: $(VENV)/.dev
	@$(BIN)/ruff check .

types: $(VENV)/.dev
	@$(BIN)/mypy

contracts: $(VENV)/.dev
	@$(BIN)/lint-imports

gates: $(VENV)/.bench ## every quality figure against its pinned floor (larger sets with BRIEFING_DATA)
	@$(BIN)/python -m benchmarks.gates

bench-ingest: $(VENV)/.bench ## sources and extraction, measured on BRIEFING_DATA (quicker: WITHOUT="pull hostile")
	@$(BIN)/python -m benchmarks.ingest $(if $(WITHOUT),--without $(WITHOUT))

hostile: $(VENV)/.dev ## 1,000 documents made to hurt, through fetch, parse, clean and store (fewer: EACH=1)
	@$(BIN)/python -m benchmarks.hostile --each $(or $(EACH),17)

bench-pull: $(VENV)/.dev ## a whole pull of 500 feeds and 5,000 pages on the loopback (smaller: PULL="--feeds 20 --pages 5")
	@$(BIN)/python -m benchmarks.pull $(PULL)

bench-text: $(VENV)/.bench ## copies, stories and sentences beside the libraries, measured on BRIEFING_DATA
	@$(BIN)/python -m benchmarks.text

bench-speed: $(VENV)/.dev ## the speed and memory of the text craft and the store, against size (SIZES=small in little, SIZES=long a longer import)
	@$(BIN)/python -m benchmarks.speed

.PHONY: anything
anything: $(VENV)/.dev ## 10,000 random messages and 10,000 random presses, none of which may touch another place (fewer: EACH=500)
	@BRIEFING_ANYTHING=$(or $(EACH),10000) $(BIN)/python -m pytest --timeout 1800 tests/chat/test_anything.py

.PHONY: fragments
fragments: $(VENV)/.dev ## 200 links to sentences of the sample newsroom, followed by Chromium (install it)
	@BRIEFING_SENTENCES=200 $(BIN)/python -m pytest -s tests/chat/test_fragments_browser.py

PROOFS := prove-crash prove-kill prove-kill-faults prove-commands prove-ingest prove-power prove-damage prove-faults prove-zones prove-machine prove-load prove-soak
PROOF = $(BIN)/python -m tests.proof $(@:prove-%=%) $(if $(SEED),--seed $(SEED)) $(if $(LONG),--long)
.PHONY: prove $(PROOFS)
prove: $(PROOFS) ## every short proof of the delivery promise; each is a target: SEED=7 repeats one, LONG=1 is the long form


prove-crash: | $(VENV)/.dev
	@$(PROOF)
prove-kill: | $(VENV)/.dev
	@$(PROOF)
prove-kill-faults: | $(VENV)/.dev
	@$(PROOF)
prove-commands: | $(VENV)/.dev
	@$(PROOF)
prove-ingest: | $(VENV)/.dev
	@$(PROOF)
prove-power: | $(VENV)/.dev
	@$(PROOF)
prove-damage: | $(VENV)/.dev
	@$(PROOF)
prove-faults: | $(VENV)/.dev
	@$(PROOF)
prove-zones: | $(VENV)/.dev
	@$(PROOF)
prove-machine: | $(VENV)/.dev
	@$(PROOF)
prove-load: | $(VENV)/.dev
	@$(PROOF)
prove-soak: | $(VENV)/.dev
	@$(PROOF)

bench-transport: $(VENV)/.dev ## what a message costs with each transport of the Bot API client
	@$(BIN)/python -m benchmarks.delivery.transport

.PHONY: bench-transport
check-sources: $(VENV)/.run ## ask every curated source once and print which answered
	@$(BIN)/briefing-bot sources test

cities: $(VENV)/.dev ## rewrite the table of cities and their time zones from GeoNames
	@$(BIN)/python -m bot.chat.cities_made

oracle: $(VENV)/.oracle ## the extra packages that tests use as oracles (TDLib, aiogram)

lock: ## rewrite the hashed locks from pyproject.toml (needs uv)
	uv pip compile $(LOCK_FLAGS) pyproject.toml -o requirements.txt
	uv pip compile $(LOCK_FLAGS) pyproject.toml --group dev -c requirements.txt -o requirements-dev.txt
	uv pip compile $(LOCK_FLAGS) pyproject.toml --group dev --group oracle -c requirements-dev.txt -o requirements-oracle.txt
	uv pip compile $(LOCK_FLAGS) pyproject.toml --group dev --group bench -c requirements-dev.txt -o requirements-bench.txt
LOCK_FLAGS := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header

clean: ## remove the virtual environment and caches
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, this is " + sys.version.split()[0])'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.txt pyproject.toml | $(BIN)/python
	@echo "Setting up .venv (once) …"
	@$(INSTALL) --require-hashes -r requirements.txt
	@PYTHONWARNINGS=ignore $(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	@$(INSTALL) --require-hashes -r requirements-dev.txt
	@touch $@

$(VENV)/.oracle: requirements-oracle.txt $(VENV)/.dev
	@$(INSTALL) --require-hashes -r requirements-oracle.txt
	@touch $@

$(VENV)/.bench: requirements-bench.txt $(VENV)/.dev
	@$(INSTALL) --require-hashes -r requirements-bench.txt
	@touch $@
