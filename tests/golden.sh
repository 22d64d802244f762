#!/bin/sh
# Golden tests: for every source below tests/golden the files beside it say what is compared. Drop in two files, done.
#   name.yaml|xml + name.diag        findings of `dengbao check --format=short` and its exit status
#   name.yaml|xml + name.text|json|sarif   the same as people see it (in English: name.en), and in the formats for programs
#   name.yaml|xml + name.verdict     findings and duties as people see them, on 2026-06-01; name.ics: `dengbao calendar`
#   name.yaml|xml + name.input       the description as read (--dump=input)
#   name.yaml|xml + name.PAPER.fo    a paper's XSL-FO (--paper PAPER --dump=fo), of the first system
#   name.yaml     + name.UNIT.show   the merged description of a unit of a roster; name.batch: findings of `dengbao batch --format=short` and its exit status
#   name.fo       + name.diag|tree|pages   findings, formatting objects, placed things of `dengbao render`
# usage: golden.sh PROGRAM [--update]     exit 0 when all agree. Prints 'N passed, N failed'.
set -u
program=$(realpath "$1"); update=${2:-}
cd "$(dirname "$0")/golden" || exit 2
export LC_ALL=C.UTF-8 LANGUAGE=zh_CN
passed=0 failed=0
actual=$(mktemp) || exit 2
trap 'rm -f "$actual"' EXIT

compare() { # expected-file
    if [ "$update" = --update ]; then cp "$actual" "$1"; fi
    if cmp -s "$actual" "$1"; then passed=$((passed + 1)); return; fi
    failed=$((failed + 1))
    echo "FAIL tests/golden/$folder/$1"
    diff -u "$1" "$actual" | head -40
}

for folder in $(find . -type d | sort | sed 's|^\./||'); do
    cd "$folder" || exit 2
    for source in *.yaml *.xml *.fo; do
        [ -f "$source" ] || continue
        name=${source%.*}
        case $source in
        *.fo)
            [ -f "$name.diag" ] || [ -f "$name.tree" ] || [ -f "$name.pages" ] || continue
            if [ -f "$name.diag" ]; then
                "$program" render --format=short "$source" --dump=pages 2>"$actual" >/dev/null; echo "exit $?" >>"$actual"; compare "$name.diag"
            fi
            for stage in tree pages; do
                [ -f "$name.$stage" ] || continue
                "$program" render "$source" --dump=$stage >"$actual" 2>/dev/null; compare "$name.$stage"
            done ;;
        *)
            if [ -f "$name.diag" ]; then
                "$program" check --format=short "$source" >"$actual" 2>&1; echo "exit $?" >>"$actual"; compare "$name.diag"
            fi
            for format in text json sarif; do
                [ -f "$name.$format" ] || continue
                "$program" check --no-verdict --format=$format "$source" >"$actual" 2>&1; compare "$name.$format"
            done
            if [ -f "$name.en" ]; then
                "$program" check --no-verdict --lang en "$source" >"$actual" 2>&1; compare "$name.en"
            fi
            if [ -f "$name.verdict" ]; then
                "$program" check --date 2026-06-01 "$source" >"$actual" 2>&1; compare "$name.verdict"
            fi
            if [ -f "$name.ics" ]; then
                "$program" calendar "$source" >"$actual" 2>/dev/null; compare "$name.ics"
            fi
            if [ -f "$name.input" ]; then
                "$program" build "$source" --dump=input >"$actual" 2>/dev/null; compare "$name.input"
            fi
            for shown in "$name".*.show; do
                [ -f "$shown" ] || continue
                unit=${shown#"$name".}; unit=${unit%.show}
                "$program" show "$source" "$unit" >"$actual" 2>&1; compare "$shown"
            done
            if [ -f "$name.batch" ]; then
                out=$(mktemp -d)
                "$program" batch "$source" -o "$out" --date 2026-06-01 --paper filing-form --format=short >"$actual" 2>&1; echo "exit $?" >>"$actual"
                sed -i '/^[0-9]*\/[0-9]* /d' "$actual"; rm -rf "$out"; compare "$name.batch"
            fi
            for fo in "$name".*.fo; do
                [ -f "$fo" ] || continue
                paper=${fo#"$name".}; paper=${paper%.fo}
                "$program" build "$source" --paper "$paper" --system 1 --dump=fo >"$actual" 2>/dev/null; compare "$fo"
            done ;;
        esac
    done
    cd - >/dev/null || exit 2
done
echo "golden: $passed passed, $failed failed"
[ "$failed" = 0 ]
