#!/bin/sh
# What stands in the finished file, seen with others' tools: structure, labels, outline, destinations, text as it is copied out, pictures once, same bytes.
# usage: pdf.sh PROGRAM
# modes: release sanitize
. "$(dirname "$0")/../frame.sh"

says() { # what file expected-line...: each line stands in the file
    what=$1 file=$2; shift 2
    for line; do
        if grep -aqF -- "$line" "$file"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAIL pdf: $what lacks: $line"; fi
    done
}
lacks() { # what file line
    if grep -qF -- "$3" "$2"; then failed=$((failed + 1)); echo "FAIL pdf: $1 has: $3"; else passed=$((passed + 1)); fi
}
equal() { # what got wanted
    if [ "$2" = "$3" ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAIL pdf: $1: $2 instead of $3"; fi
}

"$program" render tests/verapdf/every-object.fo -o "$work/a.pdf" 2>"$work/log" || cat "$work/log"
"$program" render tests/verapdf/every-object.fo -o "$work/b.pdf" 2>/dev/null
equal "two runs" "$(sha256sum <"$work/a.pdf")" "$(sha256sum <"$work/b.pdf")"
equal "qpdf" "$(qpdf --check "$work/a.pdf" 2>&1 | grep -c WARNING)" 0
equal "mutool" "$(mutool draw -q -r 20 -F png -o /dev/null "$work/a.pdf" 2>&1 | grep -v 'ICC support' | grep -ciE 'warning|error')" 0

pdfinfo -struct "$work/a.pdf" >"$work/struct" 2>&1
says structure "$work/struct" "TOCI" "H1 (block)" "H2 (block)" "/ListNumbering /Decimal" "/ListNumbering /Disc" "/ListNumbering /LowerAlpha" "THead" "TFoot" "Caption" "/Scope /Column" "/Scope /Row" "/RowSpan 2" "/ColSpan 2" \
    "Note <note-" "Figure" "/BBox [" "Span (inline)" "Link (inline)"
lacks structure "$work/struct" "H3 (block)" # its level was closed up
pdfinfo -dests "$work/a.pdf" >"$work/dests"
says destinations "$work/dests" '"one"' '"two"'
mutool show "$work/a.pdf" outline >"$work/outline" 2>/dev/null
says outline "$work/outline" 一、总则 （一）要求
pdftotext "$work/a.pdf" "$work/text"
says text "$work/text" "⼀与一，ﬁ 与 fi。" "第 i 页，共" # one glyph, two characters: each is copied as it was written
qpdf --qdf --object-streams=disable "$work/a.pdf" "$work/plain.pdf"
says file "$work/plain.pdf" "/Subtype/Header" "/Subtype/Footer" "/RoleMap" "/Quote2 /P" "/IDTree" "/DisplayDocTitle true" "/Tabs /S" "/Lang (en)" "/OutputIntents"
equal "labels" "$(qpdf --json=1 --json-key=pagelabels "$work/a.pdf" | grep -c '"/P": "iv"')" 1

"$program" render tests/golden/layout/pictures.fo -o "$work/p.pdf" 2>/dev/null
pdfimages -list "$work/p.pdf" | awk 'NR > 2 && $3 == "image" {print $11}' >"$work/objects"
equal "pictures drawn" "$(wc -l <"$work/objects")" 27
equal "picture objects" "$(sort -u "$work/objects" | wc -l)" 19
equal "JPEG as it is" "$(pdfimages -list "$work/p.pdf" | grep -c jpeg)" 7
equal "palette as it is" "$(pdfimages -list "$work/p.pdf" | awk '$6 == "index"' | wc -l)" 2
pdfimages -all "$work/p.pdf" "$work/out"
equal "the bytes of a JPEG" "$(cat "$work"/out-*.jpg | wc -c)" "$(cd tests/golden/layout/pictures && cat cmyk.jpg exif*.jpg gray.jpg | wc -c)"
finish
