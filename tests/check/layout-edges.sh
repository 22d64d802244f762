#!/bin/sh
# The edges of the page layout: pages, columns, footnotes and tables without room. Nothing is lost: so many pages are made at least. (Hostile documents: hostile-fo.sh.)
# usage: layout-edges.sh PROGRAM
# modes: release sanitize
set -u
program=$(realpath "$1")
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
passed=0 failed=0
ulimit -t 60
b='<fo:block>x</fo:block>'

rep() { awk -v n="$1" -v s="$2" 'BEGIN {for (i = 0; i < n; i++) printf "%s", s}'; }
nest() { rep "$1" "$2"; printf %s "$3"; rep "$1" "$4"; } # count open inside close
row() { printf '<fo:table-row>%s</fo:table-row>' "$1"; }
cell="<fo:table-cell>$b</fo:table-cell>"
table() { printf '<fo:table %s><fo:table-body>%s</fo:table-body></fo:table>' "${2-}" "$1"; }
note() { printf 'a<fo:footnote><fo:inline>1</fo:inline><fo:footnote-body>%s</fo:footnote-body></fo:footnote> ' "$1"; }
static() { printf '<fo:static-content flow-name="%s">%s</fo:static-content>' "$1" "$2"; }

# name, exit status, least number of pages, content of the flow; body, regions and static say the rest and are forgotten after
body= regions= statics=
try() {
    {
        printf '<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" font-size="10pt"><fo:layout-master-set><fo:simple-page-master master-name="p" page-width="100mm" page-height="60mm" margin="5mm">'
        printf '<fo:region-body %s/>%s</fo:simple-page-master></fo:layout-master-set><fo:page-sequence master-reference="p">%s<fo:flow flow-name="xsl-region-body">' "$body" "$regions" "$statics"
        printf '%s</fo:flow></fo:page-sequence></fo:root>' "$4"
    } >"$work/t.fo"
    body= regions= statics=
    "$program" render "$work/t.fo" --dump=pages >"$work/pages" 2>"$work/log"; got=$?
    pages=$(grep -c '^page ' "$work/pages")
    if [ "$got" = "$2" ] && [ "$pages" -ge "$3" ] && { [ "$2" = 0 ] || [ -s "$work/log" ]; }; then passed=$((passed + 1)); else
        failed=$((failed + 1)); echo "FAIL layout-edges: $1: exit $got, wanted $2; $pages pages, wanted $3"; head -3 "$work/log"
    fi
}

try "nested footnotes" 1 1 "<fo:block>$(nest 50 '<fo:footnote><fo:inline>1</fo:inline><fo:footnote-body><fo:block>a' x '</fo:block></fo:footnote-body></fo:footnote>')</fo:block>"
try "blocks in inlines" 0 1 "<fo:block>$(nest 100 '<fo:inline>a<fo:block>b' x '</fo:block></fo:inline>')</fo:block>"
try "nested wrappers" 0 1 "$(nest 240 '<fo:wrapper>' "$b" '</fo:wrapper>')"
try "tables without rows, lists without items" 0 1 "<fo:table/>$(table '')$(table '<fo:table-row/>')<fo:list-block/><fo:list-block><fo:list-item/></fo:list-block>$b"
try "an empty flow" 0 1 ""
try "letters of 1,000 pt" 0 3 "$(rep 3 '<fo:block font-size="1000pt">X</fo:block>')"
try "spaces and padding higher than the page" 0 5 "$(rep 5 '<fo:block space-before="999999pt" space-after="999999pt" padding="900000pt">x</fo:block>')"
try "borders wider than the page" 0 3 "$(rep 3 '<fo:block border="50mm solid red">x</fo:block>')"
body='column-count="50" column-gap="90pt"'; try "columns without room" 0 1 "$(rep 50 "$b")"
body='margin="90mm"'; try "a body without room" 1 0 "$b"
regions='<fo:region-before extent="500mm"/>' statics=$(static xsl-region-before "$(rep 100 "$b")"); try "a region larger than the page" 1 1 "$b"
statics=$(static nowhere "$b"); try "static content without a region" 1 1 "$b"
try "containers of 9 m and of 0" 0 2 "<fo:block-container height='9000mm' width='9000mm'>$b</fo:block-container><fo:block-container height='0' width='0'>$b</fo:block-container>"
try "a footnote of many pages" 0 20 "<fo:block>$(note "$(rep 300 "$b")")</fo:block>"
try "many footnotes in a paragraph" 0 20 "<fo:block>$(rep 300 "$(note "$b")")</fo:block>"
body='column-count="3"'; try "many footnotes in columns" 0 20 "<fo:block>$(rep 300 "$(note "$b")")</fo:block>"
try "a footnote higher than the page" 0 2 "<fo:block>$(note '<fo:block-container height="900mm"><fo:block>x</fo:block></fo:block-container>')</fo:block>"
statics=$(static xsl-footnote-separator "$(rep 100 "$b")"); try "a separator higher than the page" 0 1 "<fo:block>$(note "$b")</fo:block>"
try "a row of 9 m" 0 100 "$(table "<fo:table-row height='9000mm'>$cell</fo:table-row>")"
try "separation and padding without room" 0 1 "$(table "$(row "<fo:table-cell padding='900mm'>$b</fo:table-cell>")" 'border-collapse="separate" border-separation="500mm"')"
try "everything kept with the next" 0 200 "$(rep 3000 '<fo:block keep-with-next="always">x</fo:block>')"
try "everything kept together" 0 200 "<fo:block keep-together='always'>$(rep 3000 "$b")</fo:block>"
try "breaks to odd and even pages" 0 50 "$(rep 30 '<fo:block break-before="odd-page" break-after="even-page">x</fo:block>')"
body='column-count="2"'; try "columns and spans by turns" 0 2 "$(rep 60 '<fo:block span="all">x</fo:block><fo:block>y</fo:block>')"
regions='<fo:region-before extent="10mm"/>' statics=$(static xsl-region-before '<fo:block><fo:retrieve-marker retrieve-class-name="a"/></fo:block>')
try "a marker that retrieves itself" 1 1 '<fo:block><fo:marker marker-class-name="a"><fo:block>m<fo:retrieve-marker retrieve-class-name="a"/></fo:block></fo:marker>x</fo:block>'
try "a table marker that retrieves itself" 1 1 "<fo:table><fo:table-header><fo:table-cell><fo:block><fo:retrieve-table-marker retrieve-class-name='a'/></fo:block></fo:table-cell></fo:table-header><fo:table-body>$(row '<fo:table-cell><fo:marker marker-class-name="a"><fo:block><fo:retrieve-table-marker retrieve-class-name="a"/></fo:block></fo:marker><fo:block>x</fo:block></fo:table-cell>')</fo:table-body></fo:table>"
try "citations of themselves" 0 5 "$(rep 50 '<fo:block id="a"><fo:page-number-citation ref-id="a"/><fo:page-number-citation-last ref-id="a"/><fo:page-number-citation/><fo:page-number/></fo:block>')"
echo "layout-edges: $passed passed, $failed failed"
[ "$failed" = 0 ]
