#!/bin/sh
# Hostile FO documents, made here: each ends in bounded time and memory with exit status 0 or 1, never with a crash, and tells what is wrong.
# usage: hostile-fo.sh PROGRAM
set -u
program=$(realpath "$1")
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
touch passed failed # a line each: the documents come through pipes, whose shells cannot count
# modes: release sanitize
SECONDS_MOST=5 MEGABYTES_MOST=1500
case $program in *sanitize*) SECONDS_MOST=40 MEGABYTES_MOST=6000 ;; esac

page='<fo:layout-master-set><fo:simple-page-master master-name="a" page-width="300pt" page-height="300pt" margin="20pt"><fo:region-body/><fo:region-before extent="15pt"/></fo:simple-page-master></fo:layout-master-set>'
document() { # flow-content [before-the-flow]
    printf '<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format">%s<fo:page-sequence master-reference="a">%s<fo:flow flow-name="xsl-region-body">%s</fo:flow></fo:page-sequence></fo:root>' "$page" "${2-}" "$1"
}
many() { awk -v n="$1" -v text="$2" 'BEGIN {for (i = 0; i < n; i++) printf "%s", text}'; }

# name wanted-status word-of-a-diagnostic ("" when none is wanted); the document from standard input
render() {
    cat >hostile.fo
    /usr/bin/time -f '%e %M' -o figures timeout -s KILL 60 "$program" render hostile.fo -o out.pdf >log 2>&1
    status=$?
    read -r seconds kilobytes <<END
$(tail -1 figures)
END
    trouble=
    [ "$status" = "$2" ] || trouble="exit $status instead of $2"
    [ -z "$3" ] || grep -q "$3" log || trouble="$trouble; no diagnostic $3"
    [ "${seconds%.*}" -lt $SECONDS_MOST ] || trouble="$trouble; $seconds s"
    [ "$kilobytes" -lt $((MEGABYTES_MOST * 1000)) ] || trouble="$trouble; $kilobytes KB"
    if [ "$status" = 0 ] && ! qpdf --check out.pdf >qpdf.log 2>&1; then trouble="$trouble; $(tail -1 qpdf.log)"; fi
    [ "$(wc -l <log)" -lt 2000 ] || trouble="$trouble; $(wc -l <log) lines of diagnostics"
    if [ -z "$trouble" ]; then echo "$1" >>passed; else echo "$1" >>failed; echo "FAIL hostile-fo: $1: $trouble"; head -3 log; fi
    rm -f out.pdf
}

printf '' | render "an empty file" 1 fo-
printf '<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format"/>' | render "an empty root" 1 fo-empty
printf '<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format"><fo:layout-master-set/><fo:page-sequence master-reference="a"><fo:flow flow-name="xsl-region-body"><fo:block>x</fo:block></fo:flow></fo:page-sequence></fo:root>' | render "no page master" 1 layout-master
document '<fo:block>x</fo:block>' | sed 's/master-reference="a"/master-reference="b"/' | render "a master that is not there" 1 layout-master
document '<fo:block>x</fo:block>' | sed 's/<fo:region-body\/>/<fo:region-body margin="400pt"\/>/' | render "margins wider than the page" 1 layout-body
document '<fo:block>x</fo:block>' | sed 's/page-height="300pt"/page-height="0pt"/' | render "a page of no height" 1 layout-page
document '<fo:block>x</fo:block>' | sed 's/page-height="300pt"/page-height="-30pt"/' | render "a page of negative height" 1 fo-value
document '<fo:block>x</fo:block>' | sed 's/page-width="300pt"/page-width="1000000000pt"/' | render "a page of 1e9 pt" 1 layout-page
document "$(many 10000 '<fo:block>')x$(many 10000 '</fo:block>')" | render "10,000 nested blocks" 1 ""
document "<fo:block>$(many 10000 '<fo:inline>')x$(many 10000 '</fo:inline>')</fo:block>" | render "10,000 nested inlines" 1 ""
document "$(many 400 '<fo:block>')x$(many 400 '</fo:block>')" | render "400 nested blocks" 1 ""
document "$(many 60 '<fo:table><fo:table-body><fo:table-row><fo:table-cell>')<fo:block>x</fo:block>$(many 60 '</fo:table-cell></fo:table-row></fo:table-body></fo:table>')" | render "60 nested tables" 0 ""
document "$(many 25 '<fo:table><fo:table-body><fo:table-row><fo:table-cell>')<fo:block>x</fo:block>$(many 25 '</fo:table-cell></fo:table-row></fo:table-body></fo:table>')" | render "25 nested automatic tables" 0 ""
document "$(many 60 '<fo:list-block><fo:list-item><fo:list-item-label end-indent="label-end()"><fo:block>1</fo:block></fo:list-item-label><fo:list-item-body start-indent="body-start()">')<fo:block>x</fo:block>$(many 60 '</fo:list-item-body></fo:list-item></fo:list-block>')" | render "60 nested lists" 0 ""
document "$(many 1000000 '<fo:block/>')" | render "1,000,000 empty blocks" 0 ""
document "$(many 30000 '<fo:block>行</fo:block>')" | render "30,000 lines" 0 ""
document "<fo:block>$(many 200000 '等保')</fo:block>" | render "a paragraph of 400,000 characters" 0 ""
document "<fo:block>$(many 100000 'a')</fo:block>" | render "a word of 100,000 letters" 0 ""
document "<fo:block>$(many 20000 'a&#x200B;')</fo:block>" | render "20,000 zero width spaces" 0 ""
many 4000000 'A' | { printf '%s' "<fo:root xmlns:fo=\"http://www.w3.org/1999/XSL/Format\">$page<fo:page-sequence master-reference=\"a\"><fo:flow flow-name=\"xsl-region-body\"><fo:block>"; cat; printf '</fo:block></fo:flow></fo:page-sequence></fo:root>'; } | render "a word of 4 MB" 0 line-token
many 6000000 'A' | { printf '%s' "<fo:root xmlns:fo=\"http://www.w3.org/1999/XSL/Format\">$page<fo:page-sequence master-reference=\"a\"><fo:flow flow-name=\"xsl-region-body\"><fo:block>"; cat; printf '</fo:block></fo:flow></fo:page-sequence></fo:root>'; } | render "a word of 6 MB" 1 layout-endless
document "<fo:block text-align=\"justify\">$(many 50000 '“‘')</fo:block>" | render "100,000 opening quotes" 0 line-token
document "<fo:block hyphenate=\"true\">a$(many 50000 '&#x301;')$(many 50000 '&#xAD;')$(many 1000 '葛&#xE0100;')</fo:block>" | render "marks upon marks" 0 glyph-variant
document "<fo:block>https://$(many 30000 'a/')</fo:block><fo:block start-indent=\"259pt\">$(many 300 'GB/T 22239-2019，')</fo:block>" | render "tokens wider than their lines" 0 line-token
document '<fo:block letter-spacing="-100pt" word-spacing="-100pt">负的字距 a b c</fo:block><fo:block text-indent="900000pt" last-line-end-indent="-900000pt">缩进</fo:block><fo:block><fo:inline padding="-50pt" space-start="-900pt" border="500pt solid red">框</fo:inline></fo:block>' | render "negative spacing, indents beyond the page" 1 ""
document "$(many 200 '<fo:inline border=\"1pt solid red\" padding=\"1pt\" text-decoration=\"underline\">')x$(many 200 '</fo:inline>')" | sed 's/<fo:flow [^>]*>/&<fo:block>/; s/<\/fo:flow>/<\/fo:block>&/' | render "200 nested frames" 0 ""
document "<fo:table table-layout=\"fixed\">$(many 100000 '<fo:table-column column-width="1pt"/>')<fo:table-body><fo:table-row><fo:table-cell><fo:block>x</fo:block></fo:table-cell></fo:table-row></fo:table-body></fo:table>" | render "100,000 columns" 1 table-columns
document '<fo:table><fo:table-column number-columns-repeated="100000000"/><fo:table-body><fo:table-row><fo:table-cell><fo:block>x</fo:block></fo:table-cell></fo:table-row></fo:table-body></fo:table>' | render "a column repeated 100,000,000 times" 1 table-columns
document '<fo:table><fo:table-body><fo:table-row><fo:table-cell number-columns-spanned="1000000000" number-rows-spanned="1000000000"><fo:block>x</fo:block></fo:table-cell><fo:table-cell><fo:block>x</fo:block></fo:table-cell></fo:table-row></fo:table-body></fo:table>' | render "a span of 1,000,000,000" 1 table-columns
document '<fo:table table-layout="fixed" width="100pt"><fo:table-column column-width="50pt"/><fo:table-column column-width="50pt"/><fo:table-body><fo:table-row><fo:table-cell number-rows-spanned="2"><fo:block>x</fo:block></fo:table-cell><fo:table-cell column-number="1"><fo:block>y</fo:block></fo:table-cell></fo:table-row><fo:table-row><fo:table-cell column-number="1" number-columns-spanned="2"><fo:block>z</fo:block></fo:table-cell></fo:table-row></fo:table-body></fo:table>' | render "overlapping cells" 1 table-overlap
document '<fo:table table-layout="fixed" width="5000pt"><fo:table-column column-width="5000pt"/><fo:table-body><fo:table-row><fo:table-cell><fo:block>x</fo:block></fo:table-cell></fo:table-row></fo:table-body></fo:table>' | render "a cell wider than the page" 0 table-overfull
document '<fo:table table-layout="fixed" width="0pt"><fo:table-column column-width="0pt"/><fo:table-body><fo:table-row height="-5pt"><fo:table-cell padding="-3pt"><fo:block>等级保护</fo:block></fo:table-cell></fo:table-row></fo:table-body></fo:table>' | render "a table of no width" 1 ""
document '<fo:table><fo:table-header><fo:table-row height="900pt"><fo:table-cell><fo:block>h</fo:block></fo:table-cell></fo:table-row></fo:table-header><fo:table-body><fo:table-row><fo:table-cell><fo:block>x</fo:block></fo:table-cell></fo:table-row></fo:table-body></fo:table>' | render "a table header higher than the page" 0 table-header-high
document '<fo:block><fo:marker marker-class-name="m"><fo:retrieve-marker retrieve-class-name="m"/><fo:retrieve-marker retrieve-class-name="m"/></fo:marker>x</fo:block>' '<fo:static-content flow-name="xsl-region-before"><fo:block><fo:retrieve-marker retrieve-class-name="m"/></fo:block></fo:static-content>' | render "a marker that retrieves itself" 1 layout-object
document '<fo:block id="a"><fo:page-number-citation ref-id="a"/><fo:page-number-citation ref-id="b"/></fo:block><fo:block id="b" break-before="page"><fo:page-number-citation-last ref-id="a"/></fo:block>' | render "citations in a circle" 0 ""
document '<fo:block id="a">x</fo:block><fo:block id="a">y</fo:block><fo:block><fo:page-number-citation ref-id="none"/></fo:block>' | render "an id twice, and one that is not there" 0 layout-id
# pages that come and go with the number they depend on never settle
document "$(many 40 '<fo:block id="e"><fo:page-number-citation ref-id="e"/></fo:block>')$(many 9 '<fo:block break-before="page">x</fo:block>')" | render "citations that move their target" 0 ""
document '<fo:block font-size="1000000000pt">x</fo:block>' | render "letters of 1e9 pt" 1 fo-
document '<fo:block font-size="900000pt">x</fo:block>' | render "letters of 900,000 pt" 1 fo-value
document '<fo:block font-size="0pt">等级保护</fo:block><fo:block font-size="0.001pt">等级保护</fo:block>' | render "letters of no size" 0 ""
document '<fo:block line-height="0pt">等级保护</fo:block><fo:block line-height="-10pt">等级</fo:block>' | render "lines of no height" 1 ""
document "$(many 2000 '<fo:block line-height="0pt">x</fo:block>')" | render "2,000 lines of no height" 0 ""
document '<fo:block space-before="900000pt" padding="500000pt" start-indent="400000pt">x</fo:block>' | render "spaces of 900,000 pt" 0 ""
document '<fo:block start-indent="-400000pt" end-indent="-999999pt" text-indent="-9000pt">x</fo:block>' | render "negative indents" 0 ""
document '<fo:block font-size="12pt * (111111 * 111111 * 111111 * 111111 div 111111)">x</fo:block>' | render "a product beyond all numbers" 1 fo-value
document '<fo:block font-size="12furlongs" space-before="1e">x</fo:block>' | render "unknown units" 1 fo-value
document '<fo:block font-size="((((((((12pt))))))))" space-before="1 div 0">x</fo:block>' | render "division by nothing" 1 fo-value
document "<fo:block font-size=\"$(many 20000 '(')12pt\">x</fo:block>" | render "20,000 brackets in a value" 1 fo-value
document "<fo:block font-size=\"12pt$(many 20000 ' * 1')\">x</fo:block>" | render "a product of 20,000" 0 ""
document '<fo:block-container height="-5pt" width="-5pt"><fo:block>x</fo:block></fo:block-container><fo:block-container absolute-position="fixed" top="-900000pt" left="900000pt" width="1pt"><fo:block>等保</fo:block></fo:block-container>' | render "containers beyond the page" 1 ""
document "$(many 25 '<fo:block-container reference-orientation="90">')<fo:block>x</fo:block>$(many 25 '</fo:block-container>')" | render "25 nested turns" 0 ""
document "<fo:block>$(many 2000 'x<fo:footnote><fo:inline>*</fo:inline><fo:footnote-body><fo:block>note</fo:block></fo:footnote-body></fo:footnote>')</fo:block>" | render "2,000 footnotes in a paragraph" 0 ""
document '<fo:block>x<fo:footnote><fo:inline>*</fo:inline><fo:footnote-body><fo:block space-before="2000pt">note</fo:block><fo:block-container height="900pt"><fo:block>n</fo:block></fo:block-container></fo:footnote-body></fo:footnote></fo:block>' | render "a footnote higher than the page" 0 ""
document '<fo:block><fo:leader leader-length="900000pt" leader-pattern="dots"/></fo:block><fo:block><fo:leader leader-pattern="use-content" leader-length="500000pt"/><fo:leader leader-pattern="dots" leader-pattern-width="0.001pt" leader-length="250pt"/></fo:block>' | render "leaders without end" 0 ""
document "$(many 200 '<fo:block keep-with-next.within-page="always" keep-together.within-page="always">等级保护</fo:block>')" | render "200 blocks that keep together" 0 ""
document '<fo:block span="all">x</fo:block>' | sed 's/<fo:region-body\/>/<fo:region-body column-count="100000000" column-gap="50pt"\/>/' | render "100,000,000 columns of a page" 0 ""
document '<fo:block>x</fo:block>' | sed 's/<fo:page-sequence /<fo:page-sequence initial-page-number="2147483647" format="i" /' | render "a page number of 2147483647" 0 ""
document '<fo:block><fo:external-graphic src="none.png"/></fo:block>' | render "a picture that is not there" 1 picture-missing
: >empty.png
document '<fo:block><fo:external-graphic src="empty.png"/></fo:block>' | render "a picture of no bytes" 1 picture-broken
document '<fo:block><fo:external-graphic src="/dev/zero"/></fo:block>' | render "a picture without end" 1 ""
document '<fo:block><fo:instream-foreign-object><svg xmlns="http://www.w3.org/2000/svg" width="1e9pt" height="1e-9pt" viewBox="0 0 1e-9 1e30"><path d="M0 0 A1e20 1e-20 0 0 1 1e30 -1e30" stroke="red" stroke-width="1e20"/></svg></fo:instream-foreign-object></fo:block>' | render "a drawing of extremes" 0 ""
document "<fo:block><fo:instream-foreign-object><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\"><defs><g id=\"a0\"><rect width=\"1\" height=\"1\"/></g>$(awk 'BEGIN {for (i = 1; i < 30; i++) printf "<g id=\"a%d\"><use href=\"#a%d\"/><use href=\"#a%d\"/></g>", i, i - 1, i - 1}')</defs><use href=\"#a29\"/></svg></fo:instream-foreign-object></fo:block>" | render "a drawing of 2^29 squares" 0 svg-element
document '<fo:block><fo:instream-foreign-object><svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><g id="a"><use href="#a"/></g></svg></fo:instream-foreign-object></fo:block>' | render "a drawing that uses itself" 0 svg-element
document "<fo:block><fo:instream-foreign-object><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\">$(many 50 '<g transform="rotate(1)">')<rect width=\"5\" height=\"5\"/>$(many 50 '</g>')</svg></fo:instream-foreign-object></fo:block>" | render "a drawing of 50 nested turns" 0 svg-element
printf '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format">&c;</fo:root>' | render "entities" 1 fo-
echo "hostile-fo: $(wc -l <passed) passed, $(wc -l <failed) failed"
[ ! -s failed ]
