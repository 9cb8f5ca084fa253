# make run      the demonstration: spooler, three simulated printers, province's end and kiosk, all on this machine
# make test     every test
# make release  the programs as a site installs them, in .build/release
# make install  copies what `make release` built to /opt/kiosk (PREFIX, DESTDIR); as root
# make soak     the same tests with long counts
# make crash-lab  1,000 evenings in which kiosk, spooler and printers are killed or fail (RUNS, SEED)
# make bench    figures against bare SQLite, CUPS and other PDF makers
FLAGS := --explicit-target-dependency-import-check error
VENV  := .venv
RELEASE  := -c release --static-swift-stdlib -Xswiftc -use-ld=lld -Xlinker -z -Xlinker pack-relative-relocs -Xlinker --no-export-dynamic -Xlinker --icf=safe
PRODUCTS := kiosk kiosk-intake kiosk-gate
PREFIX   := /opt/kiosk

.PHONY: build release install run test fast checks soak crash-lab bench clean

build:
	@.ci/packages
	swift build $(FLAGS) --product kiosk
	swift build $(FLAGS) --product kiosk-intake
	swift build $(FLAGS) --product kiosk-gate

# What a site installs: with the standard library inside and few relocations, for less memory.
release:
	@.ci/packages
	for product in $(PRODUCTS); do swift build $(FLAGS) $(RELEASE) --product $$product || exit 1; done

install:
	install -d "$(DESTDIR)$(PREFIX)"
	install -s -m 755 $(PRODUCTS:%=.build/release/%) "$(DESTDIR)$(PREFIX)"
	rm -rf "$(DESTDIR)$(PREFIX)/Config/Rules" "$(DESTDIR)$(PREFIX)/Config/Cases"
	cp -R .build/release/kiosk_Web.resources Config PrinterTemplates "$(DESTDIR)$(PREFIX)"
	rm -rf "$(DESTDIR)$(PREFIX)/Config/Demonstration"

run:
	@.ci/packages
	@PRODUCTS="$(PRODUCTS)" Config/Demonstration/build $(FLAGS)
	@Config/Demonstration/run

checks:
	@.ci/checks

# The quick tests, for every commit: nothing that starts a spooler, a browser or a process.
fast: checks
	@.ci/packages test
	swift build $(FLAGS) --build-tests
	@.ci/swift-tests --skip ProcessTests --skip CUPS --skip WebTests
	@.ci/swift-tests --filter WebTests

$(VENV)/.ready: Tests/Browser/requirements.txt
	python3 -m venv $(VENV)
	$(VENV)/bin/pip install --quiet --disable-pip-version-check -r Tests/Browser/requirements.txt
	@touch $@

# The pages' tests run by themselves, so that those of the others that wait for a clock get their
# turn within their patience; those in a browser in two evenings side by side.
test: checks
	@.ci/packages test
	swift build $(FLAGS) --build-tests
	@$(MAKE) --no-print-directory $(VENV)/.ready
	KIOSK_BIN="$$(swift build --show-bin-path)" $(VENV)/bin/python -m pytest -q -p no:cacheprovider -n 2 Tests/Browser
	KIOSK_BIN="$$(swift build --show-bin-path)" $(VENV)/bin/python -m pytest -q -p no:cacheprovider Tests/Province
	@Tests/Fuzz/run 20
	@.ci/swift-tests --filter ProcessTests
	@.ci/swift-tests --filter WebTests
	@.ci/swift-tests --skip ProcessTests --skip WebTests

soak: checks
	@.ci/packages test
	swift build $(FLAGS) --build-tests
	@Tests/Fuzz/run 600
	@SOAK=1 .ci/swift-tests --filter ProcessTests
	@SOAK=1 .ci/swift-tests --filter WebTests
	@SOAK=1 .ci/swift-tests --skip ProcessTests --skip WebTests

RUNS := 1000
SEED := 1

# A run that did not hold names its seed; RUNS=1 SEED=… repeats it.
crash-lab: build
	Tests/CrashLab/run --runs $(RUNS) --seed $(SEED)

bench:
	@.ci/packages test
	@Benchmarks/run

clean:
	swift package clean
	rm -rf $(VENV)
