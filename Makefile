# Two commands for a newcomer: `make demo` and `make test`. `make check` is what CI runs.
UV := $(shell command -v uv 2>/dev/null || echo .uv/bin/uv)
RUN := $(UV) run --quiet --all-groups
PORT ?= 8000
# Tests of real processes wait a good deal: one more than there are processors.
WORKERS ?= $(shell expr $$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2) + 1)
TESTS ?= tests
POSTGRESQL := $(or $(TEST_DATABASE_URL),postgresql://postgres@127.0.0.1:5432/postgres)
export SECRET_KEY ?= only for development

.PHONY: demo test check format lint types contracts migrations templates suite suite-postgresql browser coverage benchmarks assets uv

demo: $(UV)  ## a believable county at http://127.0.0.1:8000
	@PHAROS_DEMO=1 $(UV) run --quiet --no-dev pharos demo --port $(PORT)

test: suite suite-postgresql browser  ## the whole suite, on SQLite and, where one answers, on PostgreSQL, and in a real browser

check: format-check lint types contracts migrations templates test

suite: $(UV)
	env -u TEST_DATABASE_URL $(RUN) pytest $(TESTS) -n $(WORKERS) --dist worksteal -m "not browser" -q

suite-postgresql: $(UV)
	@if $(RUN) python tools/postgresql_answers.py "$(POSTGRESQL)"; then \
	  TEST_DATABASE_URL="$(POSTGRESQL)" $(RUN) pytest $(TESTS) -n $(WORKERS) --dist worksteal -m "not browser" -q; \
	else echo "No PostgreSQL answers at $(POSTGRESQL): the suite ran on SQLite alone."; fi

browser: $(UV)
	env -u TEST_DATABASE_URL $(RUN) pytest tests/browser -n auto --dist worksteal -m browser -q -rs

format: $(UV)
	$(RUN) ruff format . && $(RUN) ruff check --fix .

format-check: $(UV)
	$(RUN) ruff format --check .

lint: $(UV)
	$(RUN) ruff check .

types: $(UV)
	$(RUN) mypy

contracts: $(UV)
	$(RUN) lint-imports

migrations: $(UV)
	$(RUN) pharos makemigrations --check --dry-run

templates: $(UV)
	$(RUN) djlint pharos --lint --quiet

coverage: $(UV)
	env -u TEST_DATABASE_URL $(RUN) pytest tests -n $(WORKERS) -m "not browser" -q --cov=pharos --cov-report=term:skip-covered

benchmarks: $(UV)
	$(RUN) python -m benchmarks

assets:  ## compile the style sheets and scripts anew (needs Node; what it makes is committed)
	cd assets && npm ci --ignore-scripts && npm run build

uv .uv/bin/uv:
	python3 tools/fetch_uv.py
