# Two commands do all: `make demo` sets up and reads the sample reports, `make test` sets up and runs the tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test lint lock clean

$(VENV)/ready: requirements.lock pyproject.toml
	@echo "setting up in $(VENV) (about a minute, once)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(VENV)/ready
	@mkdir -p out
	@$(BIN)/rapporteur sitrep demo/*.txt --title "Libya, June 2020" --html out/situation-report.html
	@$(BIN)/rapporteur read demo/01-mission-statement.txt --format html --out out/report-with-evidence.html
	@echo "look at out/situation-report.html and out/report-with-evidence.html"

test: $(VENV)/ready
	@$(BIN)/python -m pytest

lint: $(VENV)/ready
	@$(BIN)/ruff check src tests eval bench model tools
	@$(BIN)/mypy

lock:
	pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --output-file requirements.lock requirements.in

clean:
	rm -rf $(VENV) out
