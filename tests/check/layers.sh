#!/bin/sh
# The layers of generator/: what a folder may include of ours (base/ besides) and which libraries stay in few hands; each header compiles alone and declares nothing that only one file uses.
# usage: layers.sh PROGRAM (not used)
. "$(dirname "$0")/../frame.sh"
cd generator || exit 2
one_of() { case " $2 " in *" $1 "*) ;; *) return 1 ;; esac; } # word list

# folder: folders of ours; "pipeline" are the files above the folders.
cat >"$work/allowed" <<'TABLE'
base:
vocab:
input: vocab
check: input vocab
verdict: check input
calendar: verdict
report:
transform: input
fo:
text:
page: text
svg: page text
topology: input vocab text
layout: fo page svg text
pdf: page
guide: check pipeline
batch: pipeline check input verdict vocab text transform
TABLE

# library: folders that may include it.
cat >"$work/libraries" <<'TABLE'
hpdf: pdf
graphviz: topology
libxslt|libexslt: transform
sqlite3: batch
yaml: input
libxml: base vocab input check verdict guide transform fo text svg topology batch pipeline
TABLE

for folder in */; do
    folder=${folder%/}
    allowed=$(sed -n "s/^$folder://p" "$work/allowed")
    grep -q "^$folder:" "$work/allowed" || { bad "$folder/ has no row in layers.sh"; continue; }
    grep -nE '^ *# *include "\.\./' "$folder"/*.[ch] | sed -E 's/^([^:]*:[0-9]*):.*"\.\.\/(.*)".*/\1 \2/' >"$work/includes"
    while read -r at header; do
        of=${header%/*}
        [ "$of" != "$header" ] || of=pipeline
        if one_of "$of" "base $allowed"; then ok; else bad "$at: $folder/ may not include $header"; fi
    done <"$work/includes"
done

while IFS=: read -r library folders; do
    grep -rnE "^ *# *include <($library)[./_]" --include='*.[ch]' . | sed 's/^\.\///' >"$work/includes"
    [ -s "$work/includes" ] || bad "nobody includes $library: take its row out of layers.sh"
    while IFS=: read -r file line rest; do
        of=${file%/*}
        [ "$of" != "$file" ] || of=pipeline
        if one_of "$of" "$folders"; then ok; else bad "$file:$line: $of/ may not include $rest"; fi
    done <"$work/includes"
done <"$work/libraries"
for file in layout/*.[ch] page/*.[ch] pdf/*.[ch]; do
    if grep -q 'base/node\.h' "$file"; then bad "$file: XML ends at fo/"; else ok; fi
done

# what only its own file uses is static, and what nobody uses is deleted
for file in *.[ch] */*.[ch] */*.def ../tests/unit/*.[ch] ../tests/fuzz/*.[ch] ../tests/*.c; do tr -cs 'a-zA-Z0-9_' '\n' <"$file" | sort -u; done | sort | uniq -c | awk '$1 < 3 {print $2}' >"$work/rare"
for header in *.h */*.h; do
    grep -vE '^(static|typedef|#)' "$header" | sed -nE 's/^[a-z].*[ *]([a-z_0-9]+)\(.*\).*;.*/\1/p' | sort -u | grep -Fxf "$work/rare" >"$work/alone"
    while read -r name; do bad "$header: no other file uses $name"; done <"$work/alone"
    ok
done

# shellcheck disable=SC2046 # flags are words
set -- $(pkg-config --cflags libxml-2.0 harfbuzz libpng)
for header in *.h */*.h; do
    if printf '#include "%s"\n' "$header" | gcc -std=c11 -fsyntax-only -x c "$@" -I. - 2>"$work/log"; then ok; else bad "$header does not compile alone"; head -2 "$work/log"; fi
done
finish
