#!/bin/sh
# The language of messages: every message has its Chinese (po/zh_CN.po), with full-width punctuation; --lang and the locale choose; found in place and after install.
# usage: language.sh PROGRAM
. "$(dirname "$0")/../frame.sh"
unset LANGUAGE LC_ALL LC_MESSAGES LANG
says() { # name wanted-text command...
    name=$1 wanted=$2; shift 2
    if "$@" 2>&1 | grep -qF "$wanted"; then ok; else bad "$name: does not say $wanted"; fi
}

# every message of the source has a translation, none is left fuzzy, and the arguments agree
make -s build/release/dengbao.pot
if msgcmp po/zh_CN.po build/release/dengbao.pot 2>"$work/log"; then ok; else bad "messages without Chinese"; head -5 "$work/log"; fi
if msgfmt --check -o /dev/null po/zh_CN.po 2>"$work/log"; then ok; else bad "arguments that do not agree"; head -5 "$work/log"; fi
# a Chinese character is not followed by half-width punctuation
if grep -nP '^msgstr.*\p{Han}[,;:!?()]' po/zh_CN.po >"$work/log"; then bad "half-width punctuation"; head -5 "$work/log"; else ok; fi
# signs of YAML and XML that a message speaks of are not lost in the Chinese
if awk '/^msgid / {id = $0} /^msgstr / {n = split("| # & ` @ { } * ! < >", sign, " "); for (i = 1; i <= n; i++) if (index(id, sign[i]) && !index($0, sign[i])) {print sign[i] " " $0; lost = 1}} END {exit lost}' po/zh_CN.po >"$work/log"; then ok; else bad "signs lost"; head -5 "$work/log"; fi

says "no locale" "cannot open" "$program" check none.yaml
says "the C locale" "cannot open" env LC_ALL=C LANGUAGE=zh_CN "$program" check none.yaml
says "LANG" "打不开" env LANG=zh_CN.UTF-8 "$program" check none.yaml
says "LC_MESSAGES over LANG" "cannot open" env LC_MESSAGES=en_US.UTF-8 LANG=zh_CN.UTF-8 "$program" check none.yaml
says "LC_ALL over LC_MESSAGES" "打不开" env LC_ALL=zh_CN.UTF-8 LC_MESSAGES=en_US.UTF-8 "$program" check none.yaml
says "LANGUAGE over LC_ALL" "打不开" env LC_ALL=C.UTF-8 LANGUAGE=zh_CN:en "$program" check none.yaml
says "--lang en over the locale" "cannot open" env LC_ALL=zh_CN.UTF-8 "$program" check --lang en none.yaml
says "--lang zh without a locale" "没有该文件或文件夹" "$program" check --lang zh none.yaml
says "an unknown language" "usage" "$program" check --lang tlh none.yaml
make -s install DESTDIR="$work" PREFIX=/usr >/dev/null
says "after install" "打不开" "$work/usr/bin/dengbao" check --lang zh none.yaml
finish
