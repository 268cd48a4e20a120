# Recount on Debian 12 with a Swift 6.3 toolchain. Everything else that a target needs, it installs:
# system packages by apt (as root or by sudo), the rest under .tools/. `make` alone lists the targets.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

TOOLS := .tools
BINARY := .build/release/recount
# Makes up the responses that are measured.
MAKER := .build/release/ResponseMaker
FETCH := Tests/Support/fetch-tools.sh
SOURCES := Package.swift $(shell find Sources schema forms -type f 2>/dev/null)
SWIFT_CODE := Package.swift Sources Tests

# Where `make serve` listens and keeps its data, and what `make bench` and `make test` pass on.
LISTEN ?= 127.0.0.1:8080
DATA ?= data
BENCH ?=
TESTS ?=

# How many seconds `make fuzz` goes on for.
FUZZ ?= 300

# The program that runs alone: Swift's library and the four C libraries inside, symbols left out.
# What stays dynamic belongs to every Debian base system: libc, libm, libgcc and GnuTLS, which
# libmicrohttpd wants and apt brings.
STATIC := $(CURDIR)/$(TOOLS)/static
RELEASE_FLAGS := -c release --product recount --static-swift-stdlib \
	-Xswiftc -cross-module-optimization \
	--pkg-config-path $(STATIC) -Xlinker -L$(STATIC) -Xlinker -lgnutls -Xlinker -s

.PHONY: help build release package serve test fuzz bench format lint clean swift

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: swift $(TOOLS)/build.stamp ## compile for development
	@swift build

release: $(BINARY) ## build the program that runs alone: .build/release/recount
	@ls -lh $(BINARY) | awk '{ print $$NF ": " $$5 }'

package: $(BINARY) $(TOOLS)/package.stamp ## build a Debian package of it: .build/package/recount_….deb
	@deploy/debian/build.sh $(BINARY) .build/package

serve: $(BINARY) ## build once, then serve the surveys under forms/ at LISTEN=127.0.0.1:8080
	@echo "Recount serves http://$(LISTEN)/ with its data in '$(DATA)'; control-C ends it."
	@RECOUNT_FORMS=forms RECOUNT_MAIL_TRANSPORT=folder exec $(BINARY) --data $(DATA) serve --listen $(LISTEN)

test: lint $(TOOLS)/test.stamp ## lint, then run every test (TESTS="--filter NAME" for some)
	@swift build --build-tests
	@$(if $(TESTS),,$(MAKE) fuzz FUZZ=5)
	@swift test --skip-build --disable-xctest $(TESTS) 2>&1 | tee $(TOOLS)/test.log
	@grep -oE 'Test run with [1-9][0-9]* tests?.* passed' $(TOOLS)/test.log | tail -n 1 \
		|| { echo "make: no test ran" >&2; exit 1; }

# One --sanitize alone: with two, SwiftPM builds a fuzzer that sees nothing of the code.
FUZZER := .build-fuzz
fuzz: swift $(TOOLS)/build.stamp ## throw bytes at the reader of survey files (FUZZ=300 seconds)
	@RECOUNT_FUZZ=1 swift build --scratch-path $(FUZZER) --product FormFuzzer -Xswiftc -O \
		--sanitize=fuzzer -Xswiftc -sanitize=fuzzer,address 2>&1 | sed '/Cannot export local symbol/d'
	@mkdir -p $(FUZZER)/corpus $(FUZZER)/found
	@ASAN_OPTIONS=detect_leaks=0 SWIFT_BACKTRACE=enable=no $(FUZZER)/debug/FormFuzzer \
		-max_total_time=$(FUZZ) -timeout=5 -max_len=4096 -rss_limit_mb=1024 -print_final_stats=1 \
		-dict=Tests/Fuzzing/form.dict -artifact_prefix=$(FUZZER)/found/ \
		$(FUZZER)/corpus Tests/Fuzzing/Corpus

bench: $(BINARY) $(MAKER) $(TOOLS)/bench.stamp ## measure beside a C ceiling and FastAPI (BENCH="--quick --only 2")
	@python3 Tests/Benchmarks/bench.py $(BENCH)

format: swift ## rewrite Swift code in the house style
	@swift format --in-place --recursive --parallel $(SWIFT_CODE)

lint: swift ## check the style of Swift code
	@swift format lint --strict --recursive --parallel $(SWIFT_CODE)

clean: ## remove what was built and fetched; data/ stays
	@rm -rf .build $(TOOLS)

swift:
	@version=$$(swift --version 2>/dev/null | grep -oE 'Swift version [0-9]+\.[0-9]+' | grep -oE '[0-9.]+$$') \
		|| { echo "make: no Swift here; install Swift 6.3 from swift.org and put it on the PATH" >&2; exit 1; }; \
	printf '6.3\n%s\n' "$$version" | sort -V -C \
		|| { echo "make: Swift $$version is too old; Recount needs 6.3" >&2; exit 1; }

$(BINARY): $(SOURCES) $(TOOLS)/build.stamp | swift
	@swift build $(RELEASE_FLAGS)
	@touch $@

$(MAKER): $(SOURCES) $(wildcard Tests/Benchmarks/ResponseMaker/*.swift) | swift
	@swift build $(RELEASE_FLAGS:recount=ResponseMaker)
	@touch $@

$(TOOLS)/%.stamp: $(FETCH)
	@$(FETCH) $* $(TOOLS)
	@touch $@

$(TOOLS)/test.stamp: Tests/Referees/referee.go
$(TOOLS)/test.stamp $(TOOLS)/bench.stamp: $(TOOLS)/build.stamp
