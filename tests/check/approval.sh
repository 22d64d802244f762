#!/bin/sh
# The submission of Article 30: the sample's papers, the secrecy mark on every page, numbered copies, the volume's mark, the change report, and that no option
# makes papers of a description that is filing and approval at once.
# usage: approval.sh PROGRAM
. "$(dirname "$0")/../frame.sh"
sample=samples/classified/approval.yaml

expect() { what=$1; shift; if "$@" >"$work/log" 2>&1; then ok; else bad "$what"; head -5 "$work/log"; fi; }
status() { what=$1 wanted=$2; shift 2; "$@" >"$work/log" 2>&1; got=$?; if [ $got = "$wanted" ]; then ok; else bad "$what: exit $got, wanted $wanted"; head -3 "$work/log"; fi; }

expect "the sample builds" "$program" build $sample -o "$work/one"
[ -s "$work/log" ] && bad "the sample has findings: $(head -1 "$work/log")" || ok
expect "its XML builds" "$program" build samples/classified/approval.xml -o "$work/xml"
expect "YAML and XML, same bytes" diff -r "$work/one" "$work/xml"
"$program" build $sample --dump=input >"$work/dump.xml" 2>/dev/null
expect "approval.xml is what the YAML says" cmp "$work/dump.xml" samples/classified/approval.xml

# marked FILE NUMBER MARK: the first lines of every page, and nothing else on them. NUMBER empty: none.
marked() {
    pages=$(pdfinfo "$1" | awk '/^Pages/ {print $2}')
    for page in $(seq "$pages"); do
        pdftotext -f "$page" -l "$page" -layout "$1" "$work/page"
        sed '/^[[:space:]]*$/d; s/[[:space:]]//g' "$work/page" | head -2 >"$work/head"
        { [ -z "$2" ] || echo "$2"; echo "$3"; } >"$work/wanted"
        head -"$(wc -l <"$work/wanted")" "$work/head" | cmp -s - "$work/wanted" || { echo "$1 page $page"; cat "$work/head"; return 1; }
    done
}
for paper in 00 01 03 04 06; do expect "mark of paper $paper" marked "$(echo "$work"/one/$paper-*.pdf)" 000001 '机密★20年'; done
expect "a paper of its own level has no copy number" marked "$(echo "$work"/one/02-*.pdf)" '' '秘密★5年'
expect "the longest period when none is given" marked "$(echo "$work"/one/05-*.pdf)" '' '秘密★10年'

# The mark stands at the left edge of the type area (28 mm), on its first two lines (37 mm from the top), 16 pt.
"$program" build $sample --paper approval-plan --dump=pages >"$work/pages" 2>/dev/null
pdftotext -f 1 -l 1 -bbox "$(echo "$work"/one/01-*.pdf)" "$work/bbox"
awk -F'"' '/000001/ || /机密★20年/ {n++; if ($2 < 79 || $2 > 81) bad = 1; if ($8 - 37 * 72 / 25.4 > 58.5 || $4 < 37 * 72 / 25.4 - 3) bad = 1} END {exit !(n >= 2 && !bad)}' "$work/bbox" && ok || bad "the mark's place: $(grep -E '000001|★' "$work/bbox")"

# The volume: its cover and contents with the highest level and the longest period, its parts with their own, its number on all of them.
volume=$work/one/dossier.pdf
pdftotext -layout "$volume" "$work/text"
tr '\f' '\n' <"$work/text" | grep -c '^ *000001$' >"$work/count"
[ "$(cat "$work/count")" = "$(pdfinfo "$volume" | awk '/^Pages/ {print $2}')" ] && ok || bad "a page of the volume without its number"
for mark in '机密★20年' '秘密★5年' '秘密★10年'; do grep -q "^ *$mark" "$work/text" && ok || bad "the volume lacks $mark"; done
{ sed 's/paper: 资质证明材料, level: 秘密, years: 5/paper: 资质证明材料, level: 秘密, years: 5}\n    - {paper: 申请书, level: 秘密}\n    - {paper: 设计实施方案, level: 机密, years: 15}\n    - {paper: 建设和监理报告, level: 秘密}\n    - {paper: 检测评估报告, level: 秘密}\n    - {paper: 其他材料, level: 秘密, years: 3/' $sample; } >"$work/mixed.yaml"
"$program" build "$work/mixed.yaml" -o "$work/mixed" >"$work/log" 2>&1
sed -n '/"paper": "approval-dossier"/,/"mark"/p' "$work/mixed/manifest.json" | grep -q '机密★15年' && ok || bad "the volume's mark is not the highest level and longest period of its parts"

# Copies differ in their number alone.
expect "two copies" "$program" build $sample -o "$work/two" --copies 2
expect "the second copy's number" marked "$(echo "$work"/two/000002/01-*.pdf)" 000002 '机密★20年'
expect "a counted copy of a paper of the lowest level" marked "$(echo "$work"/two/000002/02-*.pdf)" 000002 '秘密★5年'
expect "the first copy is what one copy is" cmp "$(echo "$work"/two/000001/01-*.pdf)" "$(echo "$work"/one/01-*.pdf)"
for copy in 000001 000002; do for file in "$work"/two/$copy/*.pdf; do pdftotext -bbox "$file" - | sed "s/$copy/NUMBER/"; done >"$work/$copy"; done
expect "copies are alike but for the number" cmp "$work/000001" "$work/000002"
status "copies of a filing" 1 "$program" build samples/school/filing.yaml -o "$work/filing" --copies 2
[ -e "$work/filing" ] && bad "something was written for copies of a filing" || ok

# The change report only when there are changes (Art. 31).
ls "$work/one" | grep -q 变更 && bad "a change report without changes" || ok
{ cat $sample; printf '  changes:\n    - {kind: 连接范围, date: 2026-09-01, before: 一处院区, after: 两处院区, reason: 样例, impact: 样例, reported: 2026-09-02}\n'; } >"$work/changed.yaml"
expect "a description with a change" "$program" build "$work/changed.yaml" -o "$work/changed"
expect "its change report" marked "$(echo "$work"/changed/07-*.pdf)" 000001 '机密★20年'

# Whatever the options: no papers of both kinds, and the error names Article 24. not-a-sign is the one description that is a filing alone.
for file in tests/golden/approval/separation-*.yaml tests/golden/faulty/separation-*.yaml; do
    [ "$file" = tests/golden/approval/separation-not-a-sign.yaml ] && continue
    for options in '' --draft '--draft --paper filing-form' '--draft --paper approval-application' '--draft --copies 2' '--draft --quiet-values' '--draft --dump=fo'; do
        "$program" build "$file" -o "$work/never" $options >"$work/log" 2>&1
        [ $? = 1 ] && grep -q '24' "$work/log" && ! grep -q '<fo:root' "$work/log" && [ ! -e "$work/never" ] && ok || bad "$file $options"
    done
done
status "a calendar of a classified system" 1 "$program" calendar $sample
# A draft of an approval with other errors is marked as such.
"$program" build tests/golden/approval/C24-years.yaml -o "$work/draft" --draft --paper approval-application >"$work/log" 2>&1
pdftotext "$(echo "$work"/draft/*.pdf)" - | grep -q 草稿 && ok || bad "the draft is not marked"

# Rosters refuse approvals.
printf 'roster:\n  name: 样例名册\n  units: [{file: %s}]\n' "$PWD/$sample" >"$work/roster.yaml"
status "an approval in a roster" 1 "$program" batch "$work/roster.yaml" -o "$work/batch"
grep -q roster-classified "$work/log" && ok || bad "the roster does not say why it refuses an approval"
find "$work/batch" -name '*.pdf' 2>/dev/null | grep -q . && bad "a roster made papers of an approval" || ok
finish
