#!/bin/sh
# Typography of finished PDFs, read from the positions of their characters (tests/typography.c): every sample's papers and a long text of what must not be divided. No prohibited start or end,
# no divided token, no single line of a paragraph alone on a page, no overlap; of full lines 99 in 100 reach the edge.
# usage: typography.sh PROGRAM
set -u
program=$(realpath "$1")
cd "$(dirname "$0")/../.." || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
gcc -std=c11 -D_DEFAULT_SOURCE -O1 -o "$work/typography" tests/typography.c -lm || exit 2

for description in samples/*/filing.yaml; do
    sample=$(basename "$(dirname "$description")")
    "$program" build "$description" -o "$work/$sample" >"$work/log" 2>&1 || { echo "FAIL typography: $description does not build"; head -3 "$work/log"; }
done
# Every token of tests/typography.tokens behind 0 to 39 characters, so that each meets the end of a line in every way; between them marks and words.
LC_ALL=C awk 'BEGIN {
        filler = "信息系统的运营使用单位应当依照本办法和有关技术标准履行信息安全等级保护的义务和责任并落实"
        print "<fo:root xmlns:fo=\"http://www.w3.org/1999/XSL/Format\" xml:lang=\"zh-CN\" font-family=\"song\" font-size=\"12pt\"><fo:layout-master-set><fo:simple-page-master master-name=\"a\" page-width=\"210mm\" page-height=\"297mm\" margin=\"25mm\"><fo:region-body/></fo:simple-page-master></fo:layout-master-set><fo:page-sequence master-reference=\"a\"><fo:flow flow-name=\"xsl-region-body\" text-align=\"justify\" line-height=\"18pt\">"
     }
     {for (n = 0; n < 40; n++) {
        head = substr(filler, 1, 3 * n)
        printf "<fo:block text-indent=\"2em\">%s《%s》（见“%s”），按照%s执行；公安机关、国家保密工作部门：“依法监督、检查、指导。”责任单位使用 Linux 与 PostgreSQL，%s。</fo:block>\n", head, head, $0, $0, $0 }}
     END {print "</fo:flow></fo:page-sequence></fo:root>"}' tests/typography.tokens >"$work/tokens.fo"
"$program" render "$work/tokens.fo" -o "$work/tokens.pdf" >"$work/log" 2>&1 || { echo "FAIL typography: the tokens do not render"; head -3 "$work/log"; }
find "$work" -name '*.pdf' | sort | while read -r pdf; do
    mutool draw -q -F stext -o - "$pdf" 2>/dev/null | "$work/typography" "${pdf#"$work"/}"
done >"$work/found"
grep -v ': figures ' "$work/found" | sed 's/^/FAIL typography: /' | grep -v ': ragged: '
grep ': figures ' "$work/found" | awk '
    {for (i = 1; i <= NF; i++) {if ($i == "full") full += $(i - 1); if ($i ~ /^flush/) flush += $(i - 1)
     if ($i == "prohibited" || $i == "divided" || $i ~ /^widows/ || $i ~ /^overlaps/) faults += $(i - 1)}; files++}
    END {share = full ? 100 * flush / full : 0; printf "typography: %d passed, %d failed (%d PDFs, %d of %d full lines flush: %.2f %%)\n", files - (faults > 0) - (share < 99), faults + (share < 99), files, flush, full, share
         exit !(files > 20 && full > 500 && share >= 99 && !faults)}' || { grep ': ragged: ' "$work/found"; exit 1; }
