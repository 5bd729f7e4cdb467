# Two commands do everything on a machine with git, Python 3.11 or newer, and make:
#   make demo    install, make the small world's site, serve it on loopback (SERVE=0: do not serve)
#   make test    install, check style, types and layers, run all tests
# and for those who change things:
#   make evals   quality against evals/floors.json, with the numbers
#   make bench   speed and memory

PYTHON ?= $(or $(shell command -v python3.11),$(shell command -v python3))
VENV   := .venv
BIN    := $(VENV)/bin
SERVE  ?= 1
PORT   ?= 8765

.PHONY: demo test lint evals bench install clean pin

demo: $(VENV)/.installed
	$(BIN)/rashomon demo --port $(PORT) $(if $(filter 0,$(SERVE)),--no-serve)

test: lint
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile

lint: $(VENV)/.installed-for-tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

evals: $(VENV)/.installed-for-tests
	$(BIN)/python -m pytest tests/evals -s

bench: $(VENV)/.installed-for-tests
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/bench.txt
	$(BIN)/python benchmarks/whole_run.py
	$(BIN)/python benchmarks/cluster_growth.py
	$(BIN)/python benchmarks/collecting.py

install: $(VENV)/.installed

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: set PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is older than 3.11: set PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(BIN)/python pyproject.toml requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-for-tests: $(VENV)/.installed requirements/test.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/test.txt
	@touch $@

# Pins what is installed here, without addresses; run it after changing dependencies, and read the difference.
pin: $(VENV)/.installed-for-tests
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/bench.txt
	$(BIN)/python requirements/pin.py

clean:
	rm -rf $(VENV) rashomon-demo build dist
