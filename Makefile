# make demo    the sample case, end to end, left in demo/
# make test    everything that must hold: lint, types, import rules, tests
# make model   trains the name finder anew; needs CORPORA=folder of the annotated corpora (models/README.md)
PYTHON ?= python3
BIN := .venv/bin
# Threads that wait must not spin: beside other work a training run stood still for it.
QUIET_THREADS := OMP_WAIT_POLICY=PASSIVE GOMP_SPINCOUNT=0 MALLOC_MMAP_THRESHOLD_=33554432 MALLOC_TRIM_THRESHOLD_=8000000000
PIP := $(BIN)/python -m pip --disable-pip-version-check -q

.PHONY: demo test bench model clean

demo: .venv/.installed
	$(BIN)/scr demo demo

test: .venv/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n 2 --dist worksteal -q --durations 12

bench: .venv/.installed-dev
	for file in benchmarks/[a-z]*.py; do \
	  name=$$(basename $$file .py); echo "== $$name"; $(BIN)/python -m benchmarks.$$name || exit 1; done

model: .venv/.installed-train
	test -n "$(CORPORA)" || { echo "name the folder of the annotated corpora: make model CORPORA=FOLDER" >&2; exit 2; }
	$(QUIET_THREADS) $(BIN)/python -m models.training.train --corpora "$(CORPORA)" --out .venv/name-finder.pt
	$(BIN)/python -m models.training.export .venv/name-finder.pt --out models/name-finder

.venv/.installed-train: .venv/.installed
	$(PIP) install -c constraints.txt -e '.[train]'
	touch $@

.venv/.installed: pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(PIP) install -c constraints.txt -e .
	touch $@

.venv/.installed-dev: .venv/.installed
	$(PIP) install -c constraints.txt -e '.[dev]'
	touch $@

clean:
	rm -rf .venv demo dist
