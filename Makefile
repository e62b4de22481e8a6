# Two commands matter: `make run` and `make test`. `make help` lists the rest.
PYTHON ?= python3
BIN := .venv/bin
PY := $(BIN)/python
# The type checker loads the settings; it connects to nothing.
SETTINGS := env SECRET_KEY=types DATABASE_URL=postgres://none REDIS_URL=redis://none

# What test-fast leaves to `make test`: other programs, whole pages by the dozen, drawn films.
LONG := browser faults attacks races stripe_double house cms config/test_vietnamese.py \
        livestream/test_stream.py livestream/test_demo.py livestream/test_film.py \
        shop/test_import.py shop/test_pictures.py orders/test_card.py \
        config/test_middleware.py

# Compiled once is faster at every later start.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help install install-dev run base build assets test test-fast test-all lint types architecture \
        format browser chaos bench screenshots clean

help: ## List what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1|/' \
		| while IFS='|' read -r name text; do printf '  make %-13s %s\n' "$$name" "$$text"; done

install: ## Make .venv with exactly the locked packages
	@$(PYTHON) devtools/bootstrap.py run

install-dev: ## The same, with what linters and tests need
	@$(PYTHON) devtools/bootstrap.py test

run: install ## Run the whole shop (PORT, DATA_DIR, HOST); Ctrl-C stops it
	@exec $(PY) -m config.services

base: install ## Only PostgreSQL and Valkey, for developing
	@exec $(PY) -m config.services base

build: install ## Compile texts, styles, scripts and static files
	@$(PY) -m config.build

test: install-dev browser assets ## Everything: linters, types, architecture, unit, race, fault, attack and browser tests
	@$(PY) -m devtools.everything

test-fast: install-dev assets ## Unit tests only, in under a minute
	@$(PY) -m pytest -n 2 --dist loadscope -q -m "not slow and not browser" \
		$(addprefix --ignore=tests/,$(LONG))

test-all: test chaos bench ## Everything, then the long runs

lint: install-dev ## Style of code and templates
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/djlint --lint --quiet $(TEMPLATES)

types: install-dev ## Types, strictly
	@$(SETTINGS) $(BIN)/mypy .

architecture: install-dev ## Who may import whom
	@$(BIN)/lint-imports

format: install-dev ## Rewrite code and templates in the house style
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .
	@$(BIN)/djlint --reformat --quiet $(TEMPLATES)

assets: install-dev ## Texts, styles and scripts, as the tests look at them
	@$(PY) -m config.build messages
	@$(PY) -m config.build frontend

browser: install-dev ## Make sure there is a Chromium for the browser tests
	@$(PY) -m devtools.browser

chaos: install-dev ## Break every part while people buy; ends with "N passed, N failed"
	@$(PY) -m devtools.longrun chaos

bench: install-dev ## Measure the published figures; quick; FULL=1 for the long round
	@$(PY) -m devtools.longrun bench

screenshots: browser ## Take the pictures of the documentation from a running shop (ADDRESS)
	@$(PY) -m devtools.screenshots $(ADDRESS)

clean: ## Remove what can be built again; keeps the shop's data
	rm -rf .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis theme/static var/test var/build

TEMPLATES := $(wildcard theme/templates accounts/templates shop/templates orders/templates \
	livestream/templates cms/templates analytics/templates config/templates)
