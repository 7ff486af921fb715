# make demo    – sets everything up and shows the page on the sample programmes
# make test    – sets everything up and runs all checks and tests
# make quality – sets everything up and measures the answers; fails below eval/thresholds.yaml
# make lock    – resolves the dependencies anew (for maintainers; needs uv)

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo $$p && break; done)
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install --no-deps
LOCK := uv pip compile --quiet --universal --generate-hashes --only-binary :all: --python-version 3.11 \
	--no-annotate --no-header

.DEFAULT_GOAL := demo
.DELETE_ON_ERROR:
.PHONY: demo test quality lint lock clean

demo: $(VENV)/.installed
	@$(BIN)/foerderlotse demo

test: lint
	$(BIN)/python -m pytest -m alone
	$(BIN)/python -m pytest -m "not alone" --numprocesses 2 --dist loadfile

quality: $(VENV)/.tested
	$(BIN)/foerderlotse eval run all --gate --out build/quality

lint: $(VENV)/.tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The stamps make the second call quick. dev.lock holds default.lock's versions, so both share one environment.
$(VENV)/.installed: requirements/default.lock pyproject.toml | $(BIN)/python
	@echo "Installiere die Abhängigkeiten (einmalig) ..."
	@$(PIP) --require-hashes --only-binary :all: -r requirements/default.lock
	@$(PIP) --no-index --no-build-isolation --editable .
	@touch $@

$(VENV)/.tested: requirements/dev.lock $(VENV)/.installed
	@$(PIP) --require-hashes --only-binary :all: -r requirements/dev.lock
	@touch $@

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Förderlotse braucht Python 3.11, 3.12 oder 3.13. Gefunden: $$(python3 --version 2>&1)." \
		"Eine andere Installation nennt PYTHON, z. B. make demo PYTHON=/opt/python3.12/bin/python3" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -f $(BIN)/python; echo "Python kann keine Umgebung anlegen." \
		"Unter Debian und Ubuntu fehlt dann das Paket python3-venv." >&2; exit 1; }

lock:
	$(LOCK) --output-file requirements/default.lock pyproject.toml requirements/default.in
	$(LOCK) --output-file requirements/dev.lock --group dev --constraints requirements/default.lock \
		pyproject.toml requirements/default.in

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
