# Two commands: `make run` reads the sample corpus, `make test` checks everything.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: install run test lint clean
.DEFAULT_GOAL := run

install: $(READY)

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: name it with  make PYTHON=python3.11"; exit 1; }
	@echo "Setting up .venv (once; a few minutes) …"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --progress-bar on -e '.[all]'
	@touch $(READY)
	@echo "Ready: $(BIN)/nlp-toolkit --help"

run: install
	@$(BIN)/nlp-toolkit run corpora/samples --out out --as-at 2023-06-30

test: install
	@echo "Running the tests …"
	@$(BIN)/python -m pytest -q -n 2
	@echo "All tests passed. For the sample register:  make run"

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

clean:
	rm -rf .venv out build dist
