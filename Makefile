# make          install what is needed and build the issue
# make test     install, then run the checks, and all tests but those of test-long, test-browser,
#               test-print and test-hostile
# make test-long       what takes long: memory, clusters, kills, whole issues over and over
# make setup    install only
# make test-browser    try the preview in Chromium, which is installed where it is missing
# make test-print PRINT=issue.txt
#               set a printed issue anew, both ways, and measure both
# make test-hostile    build every hostile issue whole, which takes long
# make soak     set N=2000 random articles, kill builds, build hostile issues; print how all ended
# make validate release the newest issue, and look over each issue's PDFs in build/: its own and the
#               editions beside it, articles/, release/; with veraPDF too where it is installed
# make soak-preview  make N=200 edits at random in one preview; print how memory went
# make bench-preview  measure 20 edits, from save to the new page in a browser
# make lint     the checks without the tests
# make mutants  spoil each guard by a small patch, and see that its test fails
# make reproduce PRINT=issue.txt
#               import the text of a printed issue, build it both ways, measure both
# make bench    measure this project beside its peers: docs/BENCHMARKS.md; PRINT=issue.txt
#               measures a printed issue, BENCH="--only galley --runs 1" a part
# make bench-peers
#               install what make bench compares with, in build/bench/peers
# make pictures the pictures in docs/images, from the released issue
# make lock     write the lock files from pyproject.toml; LOCK=--upgrade takes newer versions
# make clean    remove what was built, and the tools' caches
# make help     this list
#
# PYTHON=/path/to/python3 chooses the Python that .venv is made with.

.DEFAULT_GOAL := issue
.PHONY: issue test test-long test-hostile soak setup lint validate soak-preview bench-preview test-browser test-print mutants reproduce bench bench-peers pictures lock clean help
.DELETE_ON_ERROR:
.SUFFIXES:

# The folder that a printed issue is imported into, as its text calls the issue.
ISSUE := v3i1

N ?= 2000
RUN := .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)/python
PIP := $(RUN) -m pip install --disable-pip-version-check --no-input --quiet --require-hashes
COMPILE := $(RUN) -m uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --annotation-style line --custom-compile-command "make lock" $(LOCK)

# The tests start many processes, and none should have to compile all of galley.
unexport PYTHONDONTWRITEBYTECODE

issue: .venv/.runtime .venv/.libraries
	$(RUN) build.py issue

test: lint
	$(RUN) -m pytest --numprocesses auto --dist loadfile

test-long: setup
	$(RUN) -m pytest --numprocesses auto --dist loadfile -m long

test-browser: setup
	tools/install-chromium
	$(RUN) -m pytest -m browser

test-print: setup
	PRINT="$(PRINT)" $(RUN) -m pytest -m printed

test-hostile: setup
	$(RUN) -m pytest -m hostile

soak: setup
	$(RUN) -m tests.soak --articles $(N)

soak-preview: N := $(if $(filter command line,$(origin N)),$(N),200)
soak-preview: setup
	$(RUN) -m tests.preview.soak --edits $(N)

bench-preview: setup
	$(RUN) tools/bench_preview.py

lint: setup
	$(RUN) -m ruff check
	$(RUN) -m ruff format --check
	$(RUN) -m mypy

setup: .venv/.runtime .venv/.development .venv/.libraries

# Each stamp is written last, so a step cut short is taken up again. A changed lock, or
# an environment whose Python is gone, makes the whole of it anew.
.venv/.runtime: requirements.lock $(RUN)
	tools/make-environment $<
	touch $@

.venv/.development: requirements-dev.lock .venv/.runtime
	$(PIP) --requirement $<
	touch $@

.venv/.libraries: galley/typesetting/native.py .venv/.runtime
	$(RUN) -I $< --install
	touch $@

$(RUN): ;

validate: .venv/.runtime .venv/.libraries
	$(RUN) build.py release
	tools/validate $(RUN) build/*/*.pdf build/*/articles/*.pdf build/*/release/*.pdf build/*/release/articles/*.pdf

mutants: setup
	$(RUN) tools/try_mutants.py

reproduce: .venv/.runtime .venv/.libraries
	tools/reproduce $(RUN) "$(PRINT)" $(ISSUE)

bench: setup
	$(RUN) -m tools.bench $(if $(PRINT),--print "$(PRINT)" --issue $(ISSUE)) $(BENCH)

bench-peers: .venv/.development
	tools/install-peers $(RUN)

pictures: setup
	$(RUN) build.py release
	$(RUN) tools/make_pictures.py
	tools/install-chromium
	$(RUN) tools/picture_preview.py

lock: .venv/.development
	$(COMPILE) --group dev --output-file requirements-dev.lock
	$(COMPILE) --constraints requirements-dev.lock --output-file requirements.lock

clean:
	rm -rf build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

help:
	@sed -n '/^$$/q; s/^# \{0,1\}//p' Makefile
