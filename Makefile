# dengbao: make demo builds the sample's papers, make check runs every test. MODE=release|debug|sanitize|coverage.
MODE ?= release
BUILD ?= build/$(MODE)
PREFIX ?= /usr/local
CC = gcc

PKGS = libxml-2.0 libxslt libexslt yaml-0.1 harfbuzz harfbuzz-subset icu-uc zlib libpng libgcrypt
SOURCES := $(sort $(wildcard generator/*.c generator/*/*.c))
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o)
LIBRARY := $(filter-out $(BUILD)/generator/main.o,$(OBJECTS))

FLAGS_release = -O2 -g
FLAGS_debug = -O0 -g
FLAGS_sanitize = -O1 -g -fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined
FLAGS_coverage = -O0 -g --coverage
CFLAGS = -std=c11 -Wall -Wextra -Wmissing-prototypes -Wstrict-prototypes -Wshadow $(FLAGS_$(MODE)) $(WERROR) \
  -DDENGBAO_DATA_FOLDER='"$(PREFIX)/share/dengbao"' $(shell pkg-config --cflags $(PKGS))
LDLIBS = $(shell pkg-config --libs $(PKGS)) -lhpdf -lm

.PHONY: all setup demo clean

all: dengbao

# A build folder of its own per mode; the finished program is ./dengbao (release) or $(BUILD)/dengbao.
dengbao: $(BUILD)/dengbao
	ln -sf $(BUILD)/dengbao $@

$(BUILD)/dengbao: $(OBJECTS)
	$(CC) $(FLAGS_$(MODE)) -o $@ $^ $(LDLIBS)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -MMD -MP -c -o $@ $<

-include $(OBJECTS:.o=.d)

clean:
	rm -rf build dengbao out
