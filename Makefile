# dengbao: make demo builds the sample's papers, make check runs every test. MODE=release|debug|sanitize|coverage.
MODE ?= release
BUILD ?= build/$(MODE)
PREFIX ?= /usr/local
CC = gcc

PKGS = libxml-2.0 libxslt libexslt yaml-0.1 harfbuzz harfbuzz-subset icu-uc icu-i18n zlib libpng libgcrypt sqlite3
SOURCES := $(sort $(wildcard generator/*.c generator/*/*.c))
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o)
LIBRARY := $(filter-out $(BUILD)/generator/main.o,$(OBJECTS))
CATALOGUE := $(BUILD)/locale/zh_CN/LC_MESSAGES/dengbao.mo

FLAGS_release = -O2 -g
FLAGS_debug = -O0 -g
FLAGS_sanitize = -O1 -g -fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined
FLAGS_coverage = -O0 -g --coverage
FLAGS_fuzz = -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined
CFLAGS = -std=c11 -Wall -Wextra -Wmissing-prototypes -Wstrict-prototypes -Wshadow $(FLAGS_$(MODE)) $(WERROR) \
  -DDENGBAO_DATA_FOLDER='"$(PREFIX)/share/dengbao"' $(shell pkg-config --cflags $(PKGS))
LDLIBS = $(shell pkg-config --libs $(PKGS)) -lhpdf -lhyphen -lm

.PHONY: all setup demo check unit golden update po replay fuzz check-kills check-slurm bench trace install clean

.DELETE_ON_ERROR:

all: dengbao

# A build folder of its own per mode; the finished program is ./dengbao (release) or $(BUILD)/dengbao.
dengbao: $(BUILD)/dengbao
	$(if $(filter release,$(MODE)),ln -sf $(BUILD)/dengbao $@)

$(BUILD)/dengbao: $(OBJECTS) | $(CATALOGUE)
	$(CC) $(FLAGS_$(MODE)) -o $@ $^ $(LDLIBS)

# Messages in Chinese. A message without its Chinese is told here, and is an error where warnings are.
XGETTEXT = xgettext --from-code=UTF-8 --language=C --keyword=DIAG:4 --keyword=FOREIGN --keyword=_ --keyword=N_ --no-wrap --sort-by-file --no-location --omit-header
$(BUILD)/dengbao.pot: $(SOURCES) $(wildcard generator/base/*.def generator/input/*.def)
	@mkdir -p $(@D)
	printf 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n' >$@
	$(XGETTEXT) -o - generator/base/diag.def generator/base/diag_help.def generator/base/foreign.def generator/input/problems.def $(SOURCES) >>$@
$(CATALOGUE): po/zh_CN.po $(BUILD)/dengbao.pot
	@mkdir -p $(@D)
	msgcmp $^ $(if $(WERROR),,|| true)
	msgfmt --check-format --check-domain -o $@ $<
# Brings po/zh_CN.po up to date: new messages are added with an empty msgstr, to be translated.
po: $(BUILD)/dengbao.pot
	msguniq --use-first --no-wrap -o po/zh_CN.po po/zh_CN.po # two branches may have added the same
	msgmerge --update --backup=none --no-fuzzy-matching --no-wrap po/zh_CN.po $<
	msgattrib --no-obsolete --no-wrap -o po/zh_CN.po po/zh_CN.po

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -MMD -MP -c -o $@ $<

-include $(OBJECTS:.o=.d)

# Debian packages, from one list. Compiler flags need them, so setup runs before make reads the rest (see demo and check).
setup:
	@tests/setup.sh

demo: setup
	$(MAKE) dengbao
	./dengbao build samples/port-logistics/filing.yaml -o out
	@echo "written to out/:"; cd out && find . -name '*.pdf' -o -name manifest.json | sort

# Every tests/check/NAME.sh is run with the program; those with the line "# modes: release sanitize" with the sanitized one too.
check: setup
	$(MAKE) dengbao unit golden
	tests/check.sh ./dengbao $(sort $(wildcard tests/check/*.sh))
	$(MAKE) MODE=sanitize unit golden replay
	tests/check.sh build/sanitize/dengbao $(shell grep -l '^# modes: release sanitize$$' tests/check/*.sh)

# Unit tests (Check): every tests/unit/test_NAME.c with its suite_NAME.
UNITS := $(sort $(wildcard tests/unit/test_*.c))
$(BUILD)/tests/unit/suites.def: $(UNITS) Makefile
	@mkdir -p $(@D)
	sed -n 's/^Suite \*suite_\([a-z0-9_]*\)(void)$$/SUITE(\1)/p' $(UNITS) | sort > $@
$(BUILD)/tests/unit/%.o: CFLAGS += -I$(BUILD)/tests/unit -Wno-missing-prototypes
$(BUILD)/tests/unit/main.o: $(BUILD)/tests/unit/suites.def
$(BUILD)/unit: $(BUILD)/tests/unit/main.o $(UNITS:%.c=$(BUILD)/%.o) $(LIBRARY)
	$(CC) $(FLAGS_$(MODE)) -o $@ $^ $(LDLIBS) $(shell pkg-config --libs check)
unit: $(BUILD)/unit
	$(BUILD)/unit

golden: $(BUILD)/dengbao
	tests/golden.sh $(BUILD)/dengbao
update: $(BUILD)/dengbao
	tests/golden.sh $(BUILD)/dengbao --update

# Fuzz targets: every tests/fuzz/NAME.c but the driver, replay.c. make replay runs their corpora, make check does so under the sanitizers;
# make fuzz searches with one of them (needs clang, which nothing else does): make fuzz TARGET=fo SECONDS=900.
FUZZERS := $(filter-out replay,$(patsubst tests/fuzz/%.c,%,$(sort $(wildcard tests/fuzz/*.c))))
$(BUILD)/replay-%: $(BUILD)/tests/fuzz/%.o $(BUILD)/tests/fuzz/replay.o $(LIBRARY)
	$(CC) $(FLAGS_$(MODE)) -o $@ $^ $(LDLIBS)
replay: $(FUZZERS:%=$(BUILD)/replay-%)
	@for target in $(FUZZERS); do $(BUILD)/replay-$$target tests/fuzz/corpus/$$target || exit 1; done
.SECONDARY: $(FUZZERS:%=$(BUILD)/tests/fuzz/%.o) $(BUILD)/tests/fuzz/replay.o
-include $(FUZZERS:%=$(BUILD)/tests/fuzz/%.d)

$(BUILD)/fuzz-%: $(BUILD)/tests/fuzz/%.o $(LIBRARY)
	$(CC) $(FLAGS_$(MODE)) -fsanitize=fuzzer -o $@ $^ $(LDLIBS)
TARGET ?= fo
SECONDS ?= 60
fuzz:
	$(MAKE) MODE=fuzz CC=clang build/fuzz/fuzz-$(TARGET)
	@mkdir -p build/fuzz/found-$(TARGET)
	sed -n 's/^FO_[A-Z]*([A-Z_, ]*\("[a-z][a-z-]*"\).*/\1/p' generator/fo/*.def >build/fuzz/words
	nice -n 19 build/fuzz/fuzz-$(TARGET) -dict=build/fuzz/words -max_total_time=$(SECONDS) -timeout=10 -rss_limit_mb=1024 -max_len=20000 \
	  -artifact_prefix=build/fuzz/ build/fuzz/found-$(TARGET) tests/fuzz/corpus/$(TARGET)

# The matrix of the Measures: articles, schema elements, rules, papers, duties, as build/trace/trace.html and trace.csv.
trace: setup
	docs/trace/trace.sh build/trace
	@echo "written to build/trace: trace.html trace.csv trace.xml"

# A batch killed at fifty random moments; a batch as a job array of a Slurm of one machine, which is installed for it.
check-kills: setup
	$(MAKE) dengbao
	tests/check/batch.sh ./dengbao 50
check-slurm: setup
	tests/setup.sh munge slurmctld slurmd slurm-client
	$(MAKE) dengbao
	tests/slurm.sh ./dengbao

# Figures, never a test. floor: what the formatter is compared with.
$(BUILD)/floor: $(BUILD)/tests/bench/floor.o $(LIBRARY)
	$(CC) $(FLAGS_$(MODE)) -o $@ $^ $(LDLIBS)
bench: setup
	$(MAKE) dengbao
	for bench in tests/bench/*.sh; do $$bench ./dengbao || exit 1; done

install: $(BUILD)/dengbao
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/dengbao
	install $(BUILD)/dengbao $(DESTDIR)$(PREFIX)/bin/dengbao
	cp -r templates schemas fonts $(BUILD)/locale $(DESTDIR)$(PREFIX)/share/dengbao/

-include $(UNITS:%.c=$(BUILD)/%.d) $(BUILD)/tests/unit/main.d

clean:
	rm -rf build dengbao out
