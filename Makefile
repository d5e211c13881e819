# What people and CI type; the work is done by `python -m yangguang.embedded` and by the tools.
# DATA= (default .run) and PORT= (default 8000) let several run side by side; ARGS= goes to pytest.

PYTHON ?= python3
SETUP = $(PYTHON) -m yangguang.embedded.setup
EMBEDDED = .venv/bin/python -m yangguang.embedded
TEST_DATA = $(or $(DATA),.run/test)
# Two processes for two cores; `loadgroup` keeps tests together that share a browser or a server.
PYTEST = python -m pytest -rs

.PHONY: help run stop reset test faults bench check checks fix setup shell migrations lock

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## /\1 \t/p' Makefile

run: ## run everything until Ctrl-C
	@$(SETUP)
	@$(EMBEDDED) run

stop: ## stop what a crashed run left
	@$(PYTHON) -m yangguang.embedded stop

reset: ## drop the demo's database and files
	@$(PYTHON) -m yangguang.embedded reset

test: ## run every test
	@$(SETUP) --tests
	@$(EMBEDDED) --data "$(TEST_DATA)" exec --fast -- $(PYTEST) -n 2 --dist loadgroup -m "not faults" $(ARGS)

faults: ## kill and cut parts of a running system, and see what is lost
	@$(SETUP) --tests
	@$(EMBEDDED) --data "$(or $(DATA),.run/faults)" exec -- $(PYTEST) tests/faults -m faults $(ARGS)

bench: ## measure against the goals of docs
	@$(SETUP) --tests
	@$(EMBEDDED) --data "$(or $(DATA),.run/bench)" exec -- python -m benchmarks $(ARGS)

check: ## format, lint, types, layers, migrations, templates, sizes
	@$(SETUP) --tests
	@$(EMBEDDED) --data "$(or $(DATA),.run/check)" exec --fast -- $(MAKE) --no-print-directory checks

# Inside `exec`: mypy's Django plugin and makemigrations read the settings, which need them.
checks:
	ruff format --check .
	ruff check .
	mypy
	lint-imports
	python manage.py makemigrations --check --dry-run
	djlint --lint templates
	python -m pytest -q tests/architecture/test_sizes.py

fix: ## format, and repair what a tool can
	@$(SETUP) --tests
	.venv/bin/python -m ruff format .
	.venv/bin/python -m ruff check --fix .

setup: ## install whatever is missing, also for tests
	@$(SETUP) --tests

shell: ## a Python shell with the demo's database
	@$(SETUP)
	@$(EMBEDDED) exec -- python manage.py shell

migrations: ## write the migrations that models ask for
	@$(SETUP) --tests
	@$(EMBEDDED) exec -- python manage.py makemigrations $(ARGS)
	@.venv/bin/python -m ruff format -q */migrations */*/migrations

# `--universal` so that one file serves every platform; no index, so that it serves every registry.
COMPILE = .venv/bin/python -m uv pip compile -q --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

lock: ## pin what requirements*.in name
	@$(SETUP) --tests
	$(COMPILE) $(ARGS) requirements.in -o requirements.txt
	$(COMPILE) $(ARGS) -c requirements.txt requirements-dev.in -o requirements-dev.txt
