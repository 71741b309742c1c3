# reader: builds the program, its generated tables, its tests. `make help` lists the targets.

PREFIX  ?= /usr/local
DESTDIR ?=
CC      ?= cc
OPT     ?= -O2 -g
BUILD   ?= build/release

PACKAGES      = gcc make pkg-config libc6-dev libncurses-dev libunistring-dev libiniparser-dev \
                libjansson-dev libpcre2-dev
TEST_PACKAGES = libcmocka-dev libvterm-dev

# `make deps run`: what is asked for beside deps waits for it, in a make that sees what it installed.
ifneq (,$(filter deps,$(MAKECMDGOALS)))
REST := $(filter-out deps,$(MAKECMDGOALS))
.PHONY: deps $(REST)
deps:
	@missing=; for p in $(PACKAGES) $(TEST_PACKAGES); do \
		dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q '^install ok installed' || missing="$$missing $$p"; \
	done; \
	[ -z "$$missing" ] && exit 0; \
	command -v apt-get >/dev/null || { echo "make: needs these packages, and there is no apt-get:$$missing" >&2; exit 1; }; \
	if [ "$$(id -u)" = 0 ]; then as=; else as=sudo; fi; \
	$$as apt-get update -q && $$as env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $$missing
ifneq (,$(REST))
$(firstword $(REST)): deps
	+@$(MAKE) --no-print-directory $(REST)
$(wordlist 2,$(words $(REST)),$(REST)): $(firstword $(REST)) ; @:
endif
else

VERSION = 0.1.0
WARN    = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wno-missing-field-initializers -Werror
# The libraries are linked in where their archives are installed: loading six of them takes half of
# the time to the first screen. SHARED=1 links them at run time.
NAMES    = ncursesw tinfo jansson pcre2-8 unistring iniparser
ARCHIVED := $(foreach n,$(NAMES),$(findstring /,$(shell $(CC) -print-file-name=lib$(n).a 2>/dev/null)))
LIBS     = $(if $(filter $(words $(NAMES)),$(if $(SHARED),0,$(words $(ARCHIVED)))), \
		-Wl$(comma)-Bstatic $(NAMES:%=-l%) -Wl$(comma)-Bdynamic, $(NAMES:%=-l%)) -lpthread -lm
comma    = ,
FLAGS   = -std=c11 -D_GNU_SOURCE -DREADER_VERSION='"$(VERSION)"' -Iinclude -Isrc -I$(GEN) $(WARN) $(OPT) $(SANITIZE) $(CFLAGS)

GEN      = build/gen
WORDS    = $(GEN)/find/read/small_words.h
ROOMS    = read model quote person place
FLOORS   = base text input config document find $(ROOMS:%=find/%) export session layout ui view term
SOURCES  = $(wildcard $(FLOORS:%=src/%/*.c))
TABLES   = $(patsubst assets/gen/%gen.c,$(GEN)/%.c,$(wildcard assets/gen/*gen.c))
OBJECTS  = $(SOURCES:src/%.c=$(BUILD)/%.o) $(TABLES:$(GEN)/%.c=$(BUILD)/gen/%.o)
MAIN     = $(patsubst src/%.c,$(BUILD)/%.o,$(wildcard src/*.c))
LIBRARY  = $(BUILD)/libreader.a
MAIN     = $(patsubst src/%.c,$(BUILD)/%.o,$(wildcard src/*.c))
TESTS    = $(patsubst tests/%.c,$(BUILD)/tests/%,$(wildcard tests/unit/*.c tests/screen/*.c tests/terminal/*.c tests/gold/*.c))
THREADED = session batch
SCRIPTS  = $(wildcard tests/cli/*.sh) tests/layers
SAMPLE   = assets/sample.txt

.PHONY: all run check test san tsan lint clean install uninstall help train fuzz bench check-deps tests
.DELETE_ON_ERROR:
.SECONDARY:

all: reader ## build the program (release)

check-deps:
	@command -v pkg-config >/dev/null || { echo "make: pkg-config is missing; run: make deps" >&2; exit 1; }
	@for p in ncursesw jansson libpcre2-8; do pkg-config --exists $$p || { echo "make: the library $$p is missing; run: make deps" >&2; exit 1; }; done
	@for h in unistr.h iniparser/iniparser.h; do echo "#include <$$h>" | $(CC) -E - >/dev/null 2>&1 || { echo "make: the header <$$h> is missing; run: make deps" >&2; exit 1; }; done

reader: $(BUILD)/reader
	@cp -f $< $@

$(BUILD)/reader: $(MAIN) $(LIBRARY)
	$(CC) $(FLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(LIBRARY): $(OBJECTS)
	@rm -f $@
	@ar rcs $@ $^

$(BUILD)/%.o: src/%.c | check-deps $(WORDS)
	@mkdir -p $(@D)
	$(CC) $(FLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/gen/%.o: $(GEN)/%.c
	@mkdir -p $(@D)
	$(CC) $(FLAGS) -MMD -MP -c -o $@ $<

# constants of the words that rules name: before anything that includes them is compiled
$(WORDS): assets/gen/small_words.c assets/lexicon/small-words.txt src/find/read/fold.h
	@mkdir -p $(@D) $(GEN)/tools
	$(CC) -std=c11 -D_GNU_SOURCE -Iinclude -Isrc $(WARN) -O1 -o $(GEN)/tools/small_words $<
	$(GEN)/tools/small_words > $@.part && mv -f $@.part $@

# a table: assets/gen/NAMEgen.c is compiled, run in the tree, and prints $(GEN)/NAME.c;
# $(NAME_inputs) are the files it reads
lexicon_inputs   = $(wildcard assets/lexicon/*)
models_inputs    = $(wildcard assets/learned/*)
gazetteer_inputs = $(wildcard assets/gazetteer/*)
credits_inputs   = assets/CREDITS

# sources of the program, and tables, that a generator shares
gazetteer_sources = src/find/place/gazetteer_build.c src/find/place/name_kind.c src/find/read/token.c src/document/document.c
models_sources = src/find/place/clue.c
nameweights_sources = $(GEN)/models.c

.SECONDEXPANSION:
$(GEN)/tools/%gen: assets/gen/%gen.c $(wildcard assets/gen/*.h) $$($$*_sources) $(wildcard src/find/*/*.h) $(WORDS) | check-deps
	@mkdir -p $(@D)
	$(CC) -std=c11 -D_GNU_SOURCE -Iinclude -Isrc -I$(GEN) -Iassets/gen $(WARN) -O1 -o $@ $< $($*_sources) src/base/arena.c src/base/error.c -lunistring -lm

$(GEN)/%.c: $(GEN)/tools/%gen $$($$*_inputs) src/find/read/lexicon.h src/find/model/model.h src/find/model/model_make.h
	@mkdir -p $(@D)
	$< > $@.part && mv -f $@.part $@

run: reader ## open the sample article (prints it when there is no terminal)
	@./reader $(SAMPLE)

# ---- tests --------------------------------------------------------------------------------------

$(BUILD)/tests/%: tests/%.c $(LIBRARY) $(wildcard tests/*.h)
	@mkdir -p $(@D)
	$(CC) $(FLAGS) -Itests -MMD -MP -MF $@.d -o $@ $< $(LIBRARY) $(LIBS) -lcmocka -lvterm

tests: $(BUILD)/reader $(TESTS)

test: check
check: reader tests ## build and run all tests
	@BUILD=$(BUILD) READER=$(BUILD)/reader tests/run $(TESTS) $(SCRIPTS)

san: ## the same under AddressSanitizer and UndefinedBehaviorSanitizer
	@$(MAKE) --no-print-directory BUILD=build/san OPT="-O1 -g -fno-omit-frame-pointer -DCHECK_DENSE" \
		SANITIZE="-fsanitize=address,undefined -fno-sanitize-recover=undefined" tests
	@BUILD=build/san READER=build/san/reader ASAN_OPTIONS=detect_leaks=1 LSAN_OPTIONS=suppressions=$(CURDIR)/tests/leaks.txt:print_suppressions=0 \
		tests/run \
		$(patsubst $(BUILD)/%,build/san/%,$(TESTS)) $(SCRIPTS)

tsan: ## the tests that start threads under ThreadSanitizer
	@$(MAKE) --no-print-directory BUILD=build/tsan OPT="-O1 -g" SANITIZE=-fsanitize=thread \
		$(THREADED:%=build/tsan/tests/unit/%)
	@TSAN_OPTIONS=halt_on_error=1 BUILD=build/tsan tests/run $(THREADED:%=build/tsan/tests/unit/%)

BENCHES = $(patsubst tests/bench/%.c,$(BUILD)/tests/bench/%,$(wildcard tests/bench/*.c))
bench: $(BENCHES) ## how fast articles are analysed and written
	@for b in $(BENCHES); do $$b || exit 1; done

FUZZ_SECONDS ?= 60
FUZZERS = $(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/*.c))
fuzz: ## feed random input for FUZZ_SECONDS to each of tests/fuzz (clang)
	@$(MAKE) --no-print-directory BUILD=build/fuzz CC=clang OPT="-O1 -g" \
		SANITIZE="-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined" \
		$(FUZZERS:%=build/fuzz/tests/fuzz/%)
	@for f in $(FUZZERS); do mkdir -p build/fuzz/corpus/$$f tests/fuzz/corpus/$$f; \
		echo "fuzz $$f"; \
		build/fuzz/tests/fuzz/$$f -max_total_time=$(FUZZ_SECONDS) -max_len=8192 -verbosity=0 \
			-artifact_prefix=build/fuzz/$$f- build/fuzz/corpus/$$f tests/fuzz/corpus/$$f || exit 1; done

$(BUILD)/tests/fuzz/%: tests/fuzz/%.c $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(FLAGS) -fsanitize=fuzzer -o $@ $< $(LIBRARY) $(LIBS)

lint: ## warnings of a second compiler, the include graph
	@if command -v clang >/dev/null; then $(MAKE) --no-print-directory BUILD=build/clang CC=clang build/clang/reader; \
		else echo "lint: clang is not installed: left out"; fi
	@tests/layers

# ---- trainers: fit the tables under assets/learned from annotated articles ------------------------

# each builds on the tables of those before it, so it is built when they are written
DATA ?= ../shared/eval/data
TRAINERS = quotes indirect person recognise places
train: ## fit the learned tables anew (needs DATA=folder of annotated articles)
	@for t in $(TRAINERS); do $(MAKE) --no-print-directory $(BUILD)/train/train_$$t && \
		$(BUILD)/train/train_$$t $(DATA) assets/learned || exit 1; done

$(BUILD)/train/%: assets/train/%.c $(filter-out $(wildcard assets/train/train_*.c),$(wildcard assets/train/*.c)) $(wildcard assets/train/*.h) $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(FLAGS) -Iassets/train -o $@ $(filter %.c,$^) $(LIBRARY) $(LIBS)

# ---- the rest ------------------------------------------------------------------------------------

install: reader ## install under PREFIX (and DESTDIR)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/doc/reader
	install -m 755 reader $(DESTDIR)$(PREFIX)/bin/reader
	install -m 644 assets/reader.1 $(DESTDIR)$(PREFIX)/share/man/man1/reader.1
	install -m 644 reader.ini README.md LICENSE assets/CREDITS $(DESTDIR)$(PREFIX)/share/doc/reader/

uninstall: ## remove what install put there
	rm -f $(DESTDIR)$(PREFIX)/bin/reader $(DESTDIR)$(PREFIX)/share/man/man1/reader.1
	rm -rf $(DESTDIR)$(PREFIX)/share/doc/reader

clean: ## remove everything built
	rm -rf build reader

help: ## list the targets
	@echo "make deps     install what building and testing need (apt)"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' Makefile | while IFS='|' read -r t what; do printf 'make %-8s %s\n' "$$t" "$$what"; done

-include $(OBJECTS:.o=.d) $(MAIN:.o=.d) $(TESTS:=.d)
endif
