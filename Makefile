# reader: the program, its generated tables, its tests. `make help` lists the targets.

# what may be given on the command line or by the environment
PREFIX  ?= /usr/local
DESTDIR ?=
BUILD   ?= build/release
# no vectors: gcc fills small structs by them, by which --batch takes 3 % longer
CFLAGS  ?= -O2 -fno-tree-vectorize -g
# SHARED=1: load the libraries at run time; WERROR=1: warnings are errors

VERSION = 0.1.0
WARN    = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla \
          -Wno-missing-field-initializers $(if $(WERROR),-Werror)
DIALECT = -std=c11 -D_GNU_SOURCE -Iinclude -Isrc -Ibuild/gen
FLAGS   = $(DIALECT) -DREADER_VERSION=\"$(VERSION)\" $(WARN) $(CPPFLAGS) $(CFLAGS)

.PHONY: all run deps tests test check san tsan kill-test bench fuzz lint train install uninstall clean
.PHONY: manual pictures help FORCE
.DELETE_ON_ERROR:
# what is made on the way is kept
.SECONDARY:

all: reader ## build the program

# ---- what must be installed ---------------------------------------------------------------------

PACKAGES       = gcc make libc6-dev libncurses-dev libunistring-dev libiniparser-dev \
                 libjansson-dev libpcre2-dev libxml2-dev libsqlite3-dev zlib1g-dev \
                 libuchardet-dev libarchive-dev libcmark-dev \
                 curl poppler-utils
TEST_PACKAGES  = libcmocka-dev libvterm-dev ncurses-term python3 openssl bzip2 xz-utils zstd lz4 strace
CLANG_PACKAGES = clang clang-format libclang-rt-dev

# what the other targets named on the command line need
NEEDED = $(PACKAGES) \
         $(if $(filter test check tests san tsan kill-test bench pictures,$(MAKECMDGOALS)),$(TEST_PACKAGES)) \
         $(if $(filter lint fuzz,$(MAKECMDGOALS)),$(CLANG_PACKAGES))
deps: ## install the packages that are missing (Debian; asks for root or sudo)
	@.ci/deps $(NEEDED)

# Everything that is built waits for this file, and so for `deps` where that is asked for too.
HEADERS = curses.h jansson.h pcre2.h unistr.h iniparser/iniparser.h libxml/HTMLparser.h sqlite3.h zlib.h \
          uchardet/uchardet.h archive.h cmark.h
build/checked: $(filter deps,$(MAKECMDGOALS))
	@mkdir -p build
	@printf '#include <%s>\n' $(HEADERS) | \
		$(CC) -DPCRE2_CODE_UNIT_WIDTH=8 -I/usr/include/libxml2 -E - >/dev/null || \
		{ echo "make: a library is missing; run: make deps" >&2; exit 1; }
	@touch $@

# ---- tables: assets/gen/NAMEgen.c is built as build/tools/NAMEgen, which prints build/gen/NAME.c

TOOLS = build/tools

# constants of the words that rules name, before anything is compiled that may include them
WORDS = build/gen/find/read/small_words.h
$(WORDS): assets/gen/small_words.c assets/lexicon/small-words.txt | build/checked
	@mkdir -p $(@D) $(TOOLS)
	$(CC) $(DIALECT) $(WARN) -O1 -MMD -MP -MF $(TOOLS)/words.d -MT $@ -o $(TOOLS)/words $< \
		src/text/cluster.c -lunistring
	$(TOOLS)/words >$@

# what each reads
build/gen/credits.c:   assets/CREDITS
build/gen/gazetteer.c: $(wildcard assets/gazetteer/*)
build/gen/lexicon.c:   $(wildcard assets/lexicon/*)
build/gen/models.c:    $(wildcard assets/learned/*)
build/gen/veto.c:      $(wildcard assets/learned/page_veto.tsv)
build/gen/world.c:     $(wildcard assets/world/*)

# the parts of the program, and tables, that it is linked with
$(TOOLS)/gazetteergen: $(TOOLS)/src/find/place/gazetteer_build.o \
                       $(TOOLS)/src/find/place/name_kind.o \
                       $(patsubst %,$(TOOLS)/src/find/read/%.o,token word sentence) \
                       $(TOOLS)/src/document/document.o
$(TOOLS)/worldgen:     $(TOOLS)/src/layout/chart.o

build/gen/%.c: $(TOOLS)/%gen
	@mkdir -p $(@D)
	$< >$@

$(TOOLS)/%gen: $(TOOLS)/assets/gen/%gen.o $(TOOLS)/src/base/arena.o $(TOOLS)/src/base/error.o \
               $(TOOLS)/src/text/cluster.o
	$(CC) -o $@ $^ -lunistring -lm

$(TOOLS)/%.o: %.c | $(WORDS)
	@mkdir -p $(@D)
	$(CC) $(DIALECT) $(WARN) -O1 -MMD -MP -c -o $@ $<

# ---- the program --------------------------------------------------------------------------------

SOURCES = $(sort $(shell find src -mindepth 2 -name '*.c'))
MAIN    = $(patsubst src/%.c,$(BUILD)/%.o,$(wildcard src/*.c))
TABLES  = $(patsubst assets/gen/%gen.c,build/gen/%.c,$(wildcard assets/gen/*gen.c))
OBJECTS = $(SOURCES:src/%.c=$(BUILD)/%.o) $(TABLES:build/%.c=$(BUILD)/%.o)

reader: $(BUILD)/reader
	@cp -f $< $@

$(BUILD)/reader: $(MAIN) $(BUILD)/libreader.a $(BUILD)/libraries
	$(CC) $(FLAGS) $(LDFLAGS) -o $@ $(MAIN) $(BUILD)/libreader.a @$(BUILD)/libraries

# everything but main: the tests and trainers are linked with it
$(BUILD)/libreader.a: $(OBJECTS)
	@rm -f $@
	@$(AR) rcs $@ $^

# looks for two spaces in blocks that are vectors
$(BUILD)/input/line.o: private CFLAGS += -ftree-vectorize

$(BUILD)/%.o: src/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(CC) $(FLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/gen/%.o: build/gen/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(CC) $(FLAGS) -MMD -MP -c -o $@ $<

# Loaded when a page is read, a charset guessed: by the name of the interface installed here.
soname = \"$(shell readelf -d "$$($(CC) -print-file-name=$1.so)" 2>/dev/null | \
         sed -n 's/.*soname: \[\(.*\)\]/\1/p')\"
$(BUILD)/input/html/parse.o: private FLAGS += -I/usr/include/libxml2 \
                                              -DLIBXML2=$(call soname,libxml2)
$(BUILD)/input/guess.o: private FLAGS += -DLIBUCHARDET=$(call soname,libuchardet)
$(BUILD)/input/xml.o: private FLAGS += -I/usr/include/libxml2 -DLIBXML2=$(call soname,libxml2)
$(BUILD)/input/unpack.o $(BUILD)/input/zip.o: \
                  private FLAGS += -DLIBARCHIVE=$(call soname,libarchive)
$(BUILD)/input/markdown.o: private FLAGS += -DLIBCMARK=$(call soname,libcmark)

# With what everything was compiled and linked: written only when that changes, so that other
# flags, another compiler or SHARED=1 build anew.
$(BUILD)/flags: FORCE | $(WORDS)
	@mkdir -p $(@D)
	@echo '$(CC) $(FLAGS) $(LDFLAGS)' >$@.new
	@cmp -s $@.new $@ || cp $@.new $@

# A library is linked in where its archive is installed: to load six of them takes half of the time
# to the first screen. The compiler reads this file as arguments.
LIBRARIES = ncursesw tinfo jansson pcre2-8 unistring iniparser sqlite3 z
$(BUILD)/libraries: FORCE | $(WORDS)
	@mkdir -p $(@D)
	@for l in $(LIBRARIES); do \
		archive=$$($(CC) -print-file-name=lib$$l.a); \
		if [ -z "$(SHARED)" ] && [ -f "$$archive" ]; then echo "$$archive"; else echo "-l$$l"; fi; \
	done >$@.new
	@echo '-lpthread -lm' >>$@.new
	@cmp -s $@.new $@ || cp $@.new $@

run: reader ## open the sample article (print it when there is no terminal)
	@./reader assets/sample.txt

# ---- tests --------------------------------------------------------------------------------------

TESTS   = $(patsubst %.c,%,$(wildcard $(foreach d,unit screen terminal gold,tests/$d/*.c)))
SCRIPTS = $(wildcard tests/cli/*.sh) tests/layers tests/headers tests/circles

tests: $(BUILD)/reader $(TESTS:%=$(BUILD)/%) $(BUILD)/tests/pictures/svg

$(BUILD)/tests/%: tests/%.c $(BUILD)/libreader.a $(BUILD)/libraries
	@mkdir -p $(@D)
	$(CC) $(FLAGS) $(LDFLAGS) -Itests -MMD -MP -MF $@.d -o $@ $< $(BUILD)/libreader.a \
		-lcmocka -lvterm @$(BUILD)/libraries

check: test
test: reader tests ## build and run all tests
	@BUILD=$(BUILD) READER=$(BUILD)/reader tests/run $(TESTS:%=$(BUILD)/%) $(SCRIPTS)

SANITIZE = -g -O1 -fno-omit-frame-pointer -fsanitize=address,undefined \
           -fno-sanitize-recover=undefined -DCHECK_DENSE
# the program has alternate stacks of its own, which the sanitizer would take away
san: build/checked ## the same under AddressSanitizer and UndefinedBehaviorSanitizer
	@$(MAKE) --no-print-directory BUILD=build/san CFLAGS="$(SANITIZE)" tests
	@BUILD=build/san READER=build/san/reader ASAN_OPTIONS=detect_leaks=1:use_sigaltstack=0 \
		LSAN_OPTIONS=suppressions=$(CURDIR)/tests/leaks.txt:print_suppressions=0 \
		tests/run $(TESTS:%=build/san/%) $(SCRIPTS)

SESSIONS ?= 200
kill-test: reader $(BUILD)/tests/terminal/memory ## SESSIONS that are killed lose an action at most
	@SESSIONS=$(SESSIONS) BUILD=$(BUILD) READER=$(BUILD)/reader \
		tests/run $(BUILD)/tests/terminal/memory

# but for tests/terminal/term, whose children crash on purpose
UNDER_TSAN = $(filter-out tests/terminal/term,$(TESTS))
tsan: build/checked ## the same under ThreadSanitizer
	@$(MAKE) --no-print-directory BUILD=build/tsan CFLAGS="-g -O1 -fsanitize=thread" tests
	@BUILD=build/tsan READER=build/tsan/reader TSAN_OPTIONS=halt_on_error=1 \
		tests/run $(UNDER_TSAN:%=build/tsan/%) $(SCRIPTS)

BENCHES = $(patsubst %.c,$(BUILD)/%,$(wildcard tests/bench/*.c))
bench: reader $(BENCHES) ## how fast articles are analysed and written, and keys answered
	@for b in $(BENCHES); do $$b || exit 1; done

FUZZ_SECONDS ?= 60
# 0: other input each time
FUZZ_SEED    ?= 0
FUZZERS = $(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/*.c))
fuzz: build/checked ## feed random input for FUZZ_SECONDS to each of tests/fuzz (clang)
	@$(MAKE) --no-print-directory BUILD=build/fuzz CC=clang \
		CFLAGS="$(SANITIZE) -fsanitize=fuzzer-no-link" $(FUZZERS:%=build/fuzz/tests/fuzz/%)
	@for f in $(FUZZERS); do \
		mkdir -p build/fuzz/corpus/$$f; \
		build/fuzz/tests/fuzz/$$f -max_total_time=$(FUZZ_SECONDS) -seed=$(FUZZ_SEED) \
			-max_len=8192 -timeout=10 \
			-artifact_prefix=build/fuzz/$$f- build/fuzz/corpus/$$f tests/fuzz/corpus/$$f \
			>build/fuzz/$$f.log 2>&1 || \
			{ tail -n 60 build/fuzz/$$f.log; echo "fuzz: $$f fails"; exit 1; }; \
		echo "fuzz: $$f: $$(tail -n 1 build/fuzz/$$f.log)"; \
	done

$(BUILD)/tests/fuzz/%: tests/fuzz/%.c $(BUILD)/libreader.a $(BUILD)/libraries
	@mkdir -p $(@D)
	$(CC) $(FLAGS) $(LDFLAGS) -fsanitize=fuzzer -Itests -MMD -MP -MF $@.d -o $@ $< \
		$(BUILD)/libreader.a @$(BUILD)/libraries

lint: build/checked ## the warnings of a second compiler; length of functions and lines, format
	@command -v clang >/dev/null || { echo "lint: clang is missing; run: make deps lint" >&2; exit 1; }
	@$(MAKE) --no-print-directory BUILD=build/clang CC=clang WERROR=1 build/clang/reader
	@BUILD=build/clang tests/run tests/layers tests/headers tests/circles tests/style

# ---- trainers: fit the tables under assets/learned from annotated articles ----------------------

# each builds on the tables of those before it, so it is built when they are written
DATA    ?= ../shared/eval/data
PAGES   ?= ../shared/html/data/dev
TRAINERS = case quotes indirect person rows look recognise places
# some leave the tables there that they fit without a part of the articles, for who fits on those
FOLDS    = $(BUILD)/folds
train: ## fit the learned tables anew (needs DATA=folder of annotated articles, PAGES=of web pages)
	@for t in $(TRAINERS); do \
		$(MAKE) --no-print-directory $(BUILD)/train/train_$$t && \
		mkdir -p $(FOLDS); \
		case $$t in quotes|indirect|rows) more=$(FOLDS);; *) more=;; esac; \
		case $$t in look) from=assets;; *) from=$(DATA);; esac; \
		$(BUILD)/train/train_$$t $$from assets/learned $$more || exit 1; \
	done
	@$(MAKE) --no-print-directory $(patsubst %,$(BUILD)/train/train_%,recognise places sure html)
	@$(BUILD)/train/train_recognise $(DATA) $(FOLDS) folds
	@$(BUILD)/train/train_places $(DATA) $(FOLDS) folds
	@$(BUILD)/train/train_sure $(DATA) assets/learned $(FOLDS)
	@$(BUILD)/train/train_html $(PAGES) assets/learned

$(BUILD)/train/train_%: $(BUILD)/train/train_%.o $(BUILD)/train/fit.o $(BUILD)/train/fit_loss.o \
                        $(BUILD)/train/fit_minimise.o $(BUILD)/train/gold.o \
                        $(BUILD)/train/measure.o $(BUILD)/train/heading.o $(BUILD)/train/judge.o \
                        $(BUILD)/train/judged_read.o $(BUILD)/train/found.o \
                        $(BUILD)/libreader.a $(BUILD)/libraries
	$(CC) $(FLAGS) $(LDFLAGS) -o $@ $(filter %.o %.a,$^) @$(BUILD)/libraries

$(BUILD)/train/%.o: assets/train/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(CC) $(FLAGS) -MMD -MP -c -o $@ $<

# ---- the rest -----------------------------------------------------------------------------------

bin  = $(DESTDIR)$(PREFIX)/bin
man1 = $(DESTDIR)$(PREFIX)/share/man/man1
doc  = $(DESTDIR)$(PREFIX)/share/doc/reader
bash = $(DESTDIR)$(PREFIX)/share/bash-completion/completions

install: reader ## install under PREFIX (and DESTDIR)
	install -d $(bin) $(man1) $(doc) $(bash)
	install -m 755 reader $(bin)/
	install -m 644 assets/reader.man $(man1)/reader.1
	install -m 644 assets/reader.bash $(bash)/reader
	install -m 644 reader.ini README.md LICENSE assets/CREDITS $(doc)/

uninstall: ## remove what install put there
	rm -f $(bin)/reader $(man1)/reader.1 $(bash)/reader
	rm -rf $(doc)

clean: ## remove everything built
	rm -rf build reader

pictures: $(BUILD)/tests/pictures/svg ## draw the pictures of the README anew
	@BUILD=$(BUILD) tests/cli/pictures.sh --write

manual: reader ## write reader.ini and the man page's tables as the program has them
	@READER=./reader tests/cli/manual.sh --write

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' Makefile | \
		while IFS='|' read -r target what; do printf 'make %-10s %s\n' "$$target" "$$what"; done

# the headers that each object and test was made from
-include $(shell find build -name '*.d' 2>/dev/null)
