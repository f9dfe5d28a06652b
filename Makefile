# `make` alone says what there is. Every target but clean sets up first; when all is in place that takes no time.
.DEFAULT_GOAL := help
.PHONY: help setup install run test check bench ux-report lock clean

PY := .venv/bin/python

help: ## Say what there is
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 10

setup: ## Install what is missing: Debian packages, and .venv from requirements.lock
	@deploy/setup.sh

install: setup ## As root, in /opt/anjungan: make this machine a kiosk: its user, rights and names of devices, services
	@deploy/install.sh

run: setup ## Start kiosk, desk and dock; without a screen a scripted resident walks through into out/; CATALOGUE=folder shows that one, SPARE=1 uses the spare printer, TWO_SWITCH=1 is moved by keys 1 and 2
	@$(PY) -m deploy.run $(if $(CATALOGUE),--catalogue "$(CATALOGUE)") $(if $(SPARE),--spare) $(if $(TWO_SWITCH),--two-switch)

# Three processes for two processors: windows wait a third of their time.
test: setup ## Run every test
	@$(PY) -m pytest --quiet --numprocesses 3 --dist loadfile --no-loadscope-reorder

check: setup ## Lint, format, types and import layers: the one definition of clean
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports

bench: setup ## Measure the figures of the design beside their peers; also written to out/bench.md
	@$(PY) -m bench

ux-report: setup ## Draw every page in every look and play every check in full into out/ux-report/; QUICK=1 as the tests do
	@$(PY) -m tests.ui.report $(if $(QUICK),--quick)

lock: setup ## Resolve pyproject.toml anew into requirements.lock
	@deploy/lock.sh

clean: ## Remove what setup, tests and runs have made
	rm -rf .venv .cache out var .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
