# make run    the demonstration: spooler, three simulated printers, province's end and kiosk, all on this machine
# make test   every test
# make soak   the same tests with long counts
# make bench  figures against bare SQLite, CUPS and other PDF makers
FLAGS := --explicit-target-dependency-import-check error
VENV  := .venv

.PHONY: build run test fast checks soak bench clean

build:
	@.ci/packages
	swift build $(FLAGS) --product kiosk
	swift build $(FLAGS) --product kiosk-intake

run: build
	@Config/Demonstration/run

checks:
	@.ci/checks

# The quick tests, for every commit: nothing that starts a spooler, a browser or a process.
fast: checks
	@.ci/packages test
	swift build $(FLAGS) --build-tests
	swift test --skip-build --skip ProcessTests --skip CUPS

$(VENV)/.ready: Tests/Browser/requirements.txt
	python3 -m venv $(VENV)
	$(VENV)/bin/pip install --quiet --disable-pip-version-check -r Tests/Browser/requirements.txt
	@touch $@

test: checks
	@.ci/packages test
	swift build $(FLAGS) --build-tests
	@$(MAKE) --no-print-directory $(VENV)/.ready
	KIOSK_BIN="$$(swift build --show-bin-path)" $(VENV)/bin/python -m pytest -q -p no:cacheprovider Tests/Browser
	swift test --skip-build

soak: checks
	@.ci/packages test
	swift build $(FLAGS) --build-tests
	SOAK=1 swift test --skip-build

bench:
	@.ci/packages test
	@Benchmarks/run

clean:
	swift package clean
	rm -rf $(VENV)
