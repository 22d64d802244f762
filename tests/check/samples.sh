#!/bin/sh
# The samples, whole: same bytes in two runs and from YAML and XML, PDFs without one warning from qpdf, poppler and MuPDF, the form's text compared with the
# description, manifest.json compared with the files, no fact of one description in another's papers.
# usage: samples.sh PROGRAM
. "$(dirname "$0")/../frame.sh"

expect() { what=$1; shift; if "$@" >"$work/log" 2>&1; then ok; else bad "$what"; head -5 "$work/log"; fi; }

expect "port-logistics yaml builds" "$program" build samples/port-logistics/filing.yaml -o "$work/yaml"
expect "port-logistics xml builds" "$program" build samples/port-logistics/filing.xml -o "$work/xml"
expect "port-logistics builds again" "$program" build samples/port-logistics/filing.yaml -o "$work/again"
expect "school builds" "$program" build samples/school/filing.yaml -o "$work/school"
expect "classified builds" "$program" build samples/classified/approval.yaml -o "$work/classified"
expect "water-2025 builds" "$program" build samples/water-2025/filing.yaml -o "$work/water"
expect "hospital builds" "$program" build samples/hospital/filing.yaml -o "$work/hospital"
for sample in port-logistics school hospital water-2025; do
    "$program" check --format=short samples/$sample/filing.yaml >"$work/log" 2>&1
    if [ -s "$work/log" ]; then bad "$sample has findings"; head -3 "$work/log"; else ok; fi
done
expect "two runs, same bytes" diff -r "$work/yaml" "$work/again"
expect "YAML and XML, same bytes" diff -r "$work/yaml" "$work/xml"
"$program" build samples/port-logistics/filing.yaml --dump=input >"$work/dump.xml"
expect "filing.xml is what the YAML says" cmp "$work/dump.xml" samples/port-logistics/filing.xml

# Nothing but the tools' own good news.
quiet() { # file tool arguments...
    file=$1; shift
    # "ICC support is not available" speaks of how Debian built MuPDF
    if "$@" >"$work/log" 2>&1 && ! grep -v 'ICC support is not available' "$work/log" | grep -qiE 'warning|error'; then ok; else bad "$1 $(basename "$file")"; grep -iE 'warning|error' "$work/log" | head -3; fi
}
find "$work/yaml" "$work/school" "$work/classified" "$work/hospital" "$work/water" -name '*.pdf' >"$work/files"
while read -r file; do
    if qpdf --check "$file" >"$work/log" 2>&1; then ok; else bad "qpdf $file"; fi
    quiet "$file" pdfinfo "$file"
    quiet "$file" pdffonts "$file"
    quiet "$file" pdftotext "$file" "$work/text"
    quiet "$file" mutool draw -q -r 30 -F png -o /dev/null "$file"
    if pdffonts "$file" | awk 'NR > 2 && ($0 !~ / yes yes yes /) {bad = 1} END {exit bad}'; then ok; else bad "a font of $file is not embedded, cut and mapped"; fi
done <"$work/files"

# Every value of 表一 and of each 表二 stands in the form, spaces apart.
squeeze() { tr -d ' \n\t\f' | sed 's/\xc2\xa0//g; s/\xe3\x80\x80//g'; }
form=$(ls "$work"/yaml/*.pdf)
pdftotext -layout "$form" - | squeeze >"$work/form.txt"
pdftotext -raw "$form" - | squeeze >>"$work/form.txt"
xmllint --xpath '/filing/unit/*[not(*)][name() != "central-in-beijing" and name() != "credit-code" and name() != "postcode" and name() != "area-code"] | /filing/unit/address/* | /filing/unit/leader/* | /filing/unit/contact/* | /filing/systems/system/name | /filing/systems/system/business/description | /filing/systems/system/parent-system | /filing/systems/system/parent-unit | /filing/systems/system/authority/name | /filing/systems/system/materials/*/name' samples/port-logistics/filing.xml |
    sed 's/<[^>]*>/\n/g' | grep -v '^$' >"$work/values"
while read -r value; do
    if grep -qF -- "$(printf %s "$value" | squeeze)" "$work/form.txt"; then ok; else bad "the form lacks: $value"; fi
done <"$work/values"

# manifest.json: each file with its pages and hash.
for folder in yaml school water; do
    sed -n 's/^ *"\(file\|pages\|sha256\)": "\{0,1\}\([^",]*\)"\{0,1\},*$/\2/p' "$work/$folder/manifest.json" | paste - - - >"$work/list" 2>/dev/null
    while IFS="$(printf '\t')" read -r file pages hash; do
        [ "$(sha256sum <"$work/$folder/$file" | cut -d' ' -f1)" = "$hash" ] && ok || bad "hash of $file"
        [ "$(pdfinfo "$work/$folder/$file" 2>/dev/null | awk '/^Pages/ {print $2}')" = "$pages" ] && ok || bad "pages of $file"
    done <"$work/list"
done

# The school's papers know nothing of the port, and 𠮷 is there.
find "$work/school" -name '*.pdf' -exec pdftotext {} - \; | squeeze >"$work/school.txt"
for word in 东海湾 沈若溪 10.20. 港口生产 磐岳; do
    if grep -qF "$word" "$work/school.txt"; then bad "the school's papers hold $word"; else ok; fi
done
if grep -qF 𠮷永康 "$work/school.txt"; then ok; else bad "𠮷 cannot be extracted"; fi

# The 2025 form: every text of the description stands in it.
pdftotext -raw "$work/water/00-网络安全等级保护备案表.pdf" - | squeeze >"$work/water.txt"
"$program" build samples/water-2025/filing.yaml --dump=input 2>/dev/null >"$work/water.xml"
xmllint --xpath '/filing/unit/name | /filing/unit/credit-code | /filing/unit/data-department | /filing/unit/data-contact/* | /filing/systems/system/name | /filing/systems/system/business/description | /filing/systems/system/platform/internet/* | //new-technology//*[not(*)][contains(name(), "name") or contains(name(), "provider") or contains(name(), "number") or contains(name(), "place")] | //data-class/*[not(*)][contains(name(), "name") or name() = "category" or name() = "department" or name() = "volume" or name() = "records" or name() = "growth"] | //data-class//unit' "$work/water.xml" |
    sed 's/<[^>]*>/\n/g' | grep -v '^$' >"$work/values"
while read -r value; do
    if grep -qF -- "$(printf %s "$value" | squeeze)" "$work/water.txt"; then ok; else bad "the 2025 form lacks: $value"; fi
done <"$work/values"
finish
