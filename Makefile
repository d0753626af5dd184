# Two commands: `make run` reads the sample corpus, `make test` checks everything.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

# Small matrices: threads that share them wait for one another longer than they work.
export OPENBLAS_NUM_THREADS ?= 1

.PHONY: install run test lint docs notebooks check-notebooks check-wheel picture clean
.DEFAULT_GOAL := run

install: $(READY)

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: name it with  make PYTHON=python3.11"; exit 1; }
	@echo "Setting up .venv (once; ten minutes or less, most of it downloads) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { echo "Python cannot make environments here; on Debian and Ubuntu:  apt-get install python3-venv"; rm -rf .venv; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --progress-bar on -e '.[all]'
	@touch $(READY)
	@echo "Ready. What it can do:  $(BIN)/nlp-toolkit --help"

run: install
	@echo "Reading the sample corpus (corpora/samples: ten sets of minutes, and letters) into out/ ..."
	@$(BIN)/nlp-toolkit run corpora/samples --out out --as-at 2023-06-30 --council brenshire --verbose
	@echo "Start with out/report.html in a browser, or out/register.xlsx in Excel."

# Two processes of tests, one thread each.
test: export OMP_NUM_THREADS ?= 1
test: install
	@echo "Running the tests on two processes (a few minutes) ..."
	@$(BIN)/python -m pytest -q -n 2 --dist loadfile -rs
	@echo "All tests passed. For the sample register:  make run, then open out/report.html"

lint: install
	@echo "Checking style, types and the import contract ..."
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

docs: install
	@echo "Building the documentation into site/ ..."
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict --site-dir site

notebooks: install
	@echo "Running the notebooks and keeping their outputs ..."
	@$(BIN)/python notebooks/build.py

check-notebooks: install
	@echo "Running the notebooks from top to bottom ..."
	@$(BIN)/python -m pytest -q --nbmake --nbmake-timeout=300 notebooks

check-wheel: install
	@echo "Building the wheel, and trying it with nothing but what it needs itself ..."
	@rm -rf build/wheel && mkdir -p build/wheel
	@$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir build/wheel .
	@$(PYTHON) -m venv build/wheel/alone
	@build/wheel/alone/bin/python -m pip install --quiet --disable-pip-version-check build/wheel/*.whl
	@cd build/wheel && alone/bin/nlp-toolkit run $(CURDIR)/corpora/samples --out out --as-at 2023-06-30
	@build/wheel/alone/bin/python -c 'import importlib.util as u, pathlib, sys; sys.exit(bool(u.find_spec("torch")) or not pathlib.Path("build/wheel/out/evidence-pack.docx").exists())'
	@rm -rf build/wheel

picture: run
	@$(BIN)/python docs/picture.py out/report.html docs/register.png

clean:
	rm -rf .venv out build dist site
