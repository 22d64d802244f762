#!/bin/sh
# Broken surroundings: each is told, gives the exit status of its kind, and leaves earlier output whole.
# usage: trouble.sh PROGRAM
# modes: release sanitize
. "$(dirname "$0")/../frame.sh"
sample=samples/school/filing.yaml

status() { # name wanted command...
    name=$1 wanted=$2; shift 2
    "$@" >"$work/log" 2>&1; got=$?
    if [ "$got" = "$wanted" ] && { [ "$wanted" = 0 ] || [ -s "$work/log" ]; }; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAIL trouble: $name: exit $got, wanted $wanted"; head -3 "$work/log"; fi
}

status "a good build" 0 "$program" build $sample -o "$work/out"
cp -r "$work/out" "$work/before"
sed 's/信息与/信息及/; s/教育技术与信息中心/教育技术和信息化中心/' $sample >"$work/changed.yaml"
# A disk that is full after 100 KB: no file can grow beyond it.
full() { (trap '' XFSZ; ulimit -f 100; exec "$program" build "$work/changed.yaml" -o "$work/out"); }
status "a full disk" 3 full
find "$work/before" -type f | while read -r file; do
    now=$work/out/${file#"$work/before/"}
    case $now in *.pdf) qpdf --check "$now" >/dev/null 2>&1 || echo "$now" ;; *) [ -s "$now" ] || echo "$now" ;; esac
done >"$work/torn"
find "$work/out" -name '*.part' >>"$work/torn"
if [ -s "$work/torn" ]; then failed=$((failed + 1)); echo "FAIL trouble: torn files"; cat "$work/torn"; else passed=$((passed + 1)); fi
status "an output folder that is a file" 3 "$program" build $sample -o $sample/out
status "a missing description" 3 "$program" check "$work/none.yaml"
printf '<fonts><family name="x"><face file="/none.ttf" index="0" weight="400" italic="false"/></family><role name="song" han="x" latin="x" fallback="" aliases=""/></fonts>' >"$work/fonts.xml"
status "a missing font file" 3 "$program" build $sample -o "$work/fonts" --fonts "$work/fonts.xml"
printf 'unit: \xb5\xa5\xce\xbb\n' >"$work/gb.yaml"
status "a file that is not UTF-8" 1 "$program" check "$work/gb.yaml"
awk 'BEGIN {for (i = 0; i < 20000; i++) printf "["}' >"$work/deep.yaml"
status "20,000 brackets" 1 "$program" check "$work/deep.yaml"
status "a wrong option" 2 "$program" build $sample --nonsense
status "a system that is no number" 2 "$program" build $sample --system abc
if grep -q 'the value "abc" of --system' "$work/log" && [ "$(grep -c '^  dengbao' "$work/log")" = 1 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAIL trouble: a value that is not understood is named, and one usage shown"; fi
status "a system that is not there" 1 "$program" build $sample --system 9 -o "$work/none"
status "a paper that is not there" 1 "$program" build $sample --paper nonsense -o "$work/none"
status "a paper that is not made of it" 1 "$program" build $sample --paper topology -o "$work/none"
if [ -e "$work/none" ]; then failed=$((failed + 1)); echo "FAIL trouble: something was written for nothing"; else passed=$((passed + 1)); fi
sed 's/学籍管理与/学籍\xf3\xb0\x80\x80管理与/' $sample >"$work/glyph.yaml"
status "a character no font has" 1 "$program" build "$work/glyph.yaml" -o "$work/glyph"
if [ -e "$work/glyph" ]; then failed=$((failed + 1)); echo "FAIL trouble: something was written for a description with errors"; else passed=$((passed + 1)); fi
status "a draft of it" 1 "$program" build "$work/gb.yaml" --draft -o "$work/draft"
finish
