#!/bin/sh
# Traceability has no hole: each article is answered or has a reason, each rule has its sample, English text, article and phase, each element of a description is used by a rule, a paper
# or a duty. Then faults are planted in a copy, and each must be found. The calendar is looked at as RFC 5545 wants it.
# usage: trace.sh PROGRAM
. "$(dirname "$0")/../frame.sh"

finds() { # FILE XPATH...: what it selects, one a line
    xmllint --xpath "$2" "$1" 2>/dev/null | sed 's/^ *[a-z]*="\(.*\)"$/\1/'
}

names_in() { # FILE...: the names of elements in the expressions of rules and duties: strings, variables, functions, axes and operators taken away
    cat "$@" | tr '\n' ' ' | grep -oE " (test|context|value|subject|select|applies|done|due|next|pending|key)=(\"[^\"]*\"|'[^']*')" |
        sed -E "s/^ [a-z]+=.//; s/.\$//; s/&quot;[^&]*&quot;/ /g; s/'[^']*'/ /g; s/\"[^\"]*\"/ /g; s/&[a-z]+;/ /g; s/\\$[A-Za-z0-9-]+//g; s/[A-Za-z0-9-]+ *\(/ (/g; s/[a-z-]+:://g" |
        grep -oE '[A-Za-z][A-Za-z0-9-]*' | grep -vxE 'and|or|div|mod' | sort -u
}

holes() { # TOP: every hole, one a line
    "$1/docs/trace/trace.sh" "$work/trace" "$1" 2>&1 | sed 's/^/cannot be traced: /'
    tree=$work/trace/trace.xml
    finds "$tree" '//article[not(*) and @none = ""]/@title' | sed 's/^/nothing answers to the article: /'
    finds "$tree" '//article[@on = ""]/@title' | sed 's/^/on whom is the article: /'
    finds "$tree" '//use[@rule = "false" and @duty = "false" and @paper = "false"]/@label' | sed 's/^/no rule, paper or duty uses the element: /'
    finds "$tree" '//check[@english = "false"]/@id' | sed 's/^/no English text: /'
    finds "$tree" '//check[@phases = 0]/@id' | sed 's/^/in no phase: /'
    finds "$tree" '//check[not(@article >= 1 and @article <= 44)]/@id' | sed 's/^/no article: /'
    finds "$tree" '//check[@id = preceding::check/@id]/@id' | sed 's/^/id used twice: /'
    finds "$tree" '//duty[@id = preceding::duty/@id]/@id' | sed 's/^/duty used twice: /'
    names_in "$1"/schemas/rules/filing/*.sch "$1"/schemas/duties.xml >"$work/named"
    sed -n 's/.*<xs:element name="\([^"]*\)".*/\1/p' "$1/schemas/filing.xsd" | sort -u | comm -13 - "$work/named" | sed 's/^/a rule or duty names an element that does not exist: /'
    cat "$1"/tests/golden/*/*.diag | sed -n 's/^[^ ]* [a-z]*: \([A-Za-z0-9-]*\): .*/\1/p' | sort -u >"$work/sampled"
    finds "$tree" '//check/@id' | sort -u | comm -23 - "$work/sampled" | sed 's/^/no faulty sample: /'
}

found=$(holes .)
if [ -z "$found" ]; then ok; else bad "holes"; echo "$found"; fi
# What a rule fills in is seen as something that is filled in.
if grep -q '“…”按照侵害客体和侵害程度应当定为第…级' "$work/trace/trace.html" "$work/trace/trace.csv"; then ok; else bad "what rules fill in"; fi

# fault FILE SED-EXPRESSION: with this change in the file, another hole must be found.
mkdir -p "$work/top/docs" "$work/top/tests/golden"
cp -r schemas templates "$work/top"; cp -r docs/trace "$work/top/docs"; cp -r tests/golden/. "$work/top/tests/golden"
fault() {
    cp "$work/top/$1" "$work/kept"
    sed -i "$2" "$work/top/$1"
    if cmp -s "$work/kept" "$work/top/$1"; then bad "not planted: $2"; elif [ "$(holes "$work/top")" != "$found" ]; then ok; else bad "not found: $1: $2"; fi
    cp "$work/kept" "$work/top/$1"
}
fault docs/trace/whom.xml '/number="1" /d'
fault schemas/duties.xml 's/id="A14-rectify"/id="A14-special"/'
fault schemas/rules/filing/unit.sch 's/id="R13-postcode"/id="R13-post"/'
fault schemas/rules/filing/unit.sch 's/<diagnostic id="R13-postcode.en"/<diagnostic id="other"/'
fault schemas/rules/filing/unit.sch 's/id="R13-mobile-office" role="info" db:article="16"/id="R13-mobile-office" role="info" db:article="45"/'
fault schemas/rules/filing/unit.sch 's/<active pattern="counts"\/>//g'
fault schemas/rules/filing/products.sch 's/crypto-approval-until/crypto-aproval-until/'
fault schemas/duties.xml 's/self-checks/self-check-list/g'
fault templates/management.xsl 's/leading-group.deputies/leading-group\/deputy/g'

# iCalendar: CRLF, lines of at most 75 octets, balanced parts, every UID once, whole characters; the same bytes again; a summary in Chinese.
SOURCE_DATE_EPOCH=1780272000 "$program" calendar --lang zh samples/port-logistics/filing.yaml -o "$work/a.ics" || bad "no calendar"
SOURCE_DATE_EPOCH=1780272000 "$program" calendar --lang zh samples/port-logistics/filing.yaml >"$work/b.ics" 2>/dev/null
if cmp -s "$work/a.ics" "$work/b.ics"; then ok; else bad "two calendars differ"; fi
LC_ALL=C awk 'BEGIN {RS = "\r\n"; e = 1} length($0) > 75 || /\n/ {print "line " NR ": " $0}
    /^BEGIN:/ {stack[++depth] = substr($0, 7)} /^END:/ {if (stack[depth--] != substr($0, 5)) print "END " $0}
    /^UID:/ {if (seen[$0]++) print "twice " $0} /^BEGIN:VEVENT/ {events++} /^DTSTAMP:20260601T000000Z$/ {stamps++} /^DTSTART;VALUE=DATE:[0-9]+$/ {starts++} /^BEGIN:VALARM/ {alarms++}
    END {if (depth || !events || stamps != events || starts != events || !alarms || alarms > 2 * events) print "events " events " stamps " stamps " alarms " alarms}' "$work/a.ics" >"$work/log"
if [ -s "$work/log" ]; then bad "iCalendar"; head -5 "$work/log"; else ok; fi
tr -d '\r' <"$work/a.ics" | sed ':a;N;$!ba;s/\n //g' >"$work/unfolded"
if iconv -f UTF-8 -t UTF-8 "$work/a.ics" >/dev/null 2>&1 && grep -q '^SUMMARY:港口生产调度指挥系统：等级测评，每年至少一次$' "$work/unfolded"; then ok; else bad "summaries"; fi

# A last day of rest: the event stays on it and says which working days are near. Holidays that are not known are told once, whatever the number of files, and never of days that do not need them.
"$program" calendar --lang zh --date 2026-06-01 tests/golden/verdict/rest-day.yaml 2>/dev/null | tr -d '\r' | sed ':a;N;$!ba;s/\n //g' >"$work/unfolded"
if grep -A3 '^DTSTART;VALUE=DATE:20260619' "$work/unfolded" | grep -q '该日是休息日，此前的工作日为 2026-06-18。.*顺延到 2026-06-22，'; then ok; else bad "a day of rest in the calendar"; fi
if grep -A12 '^DTSTART;VALUE=DATE:20260531' "$work/unfolded" | sed '/^END:VEVENT/q' | grep -q VALARM; then bad "a reminder of a day that is past"; else ok; fi
if [ "$(grep -A12 '^DTSTART;VALUE=DATE:20260613' "$work/unfolded" | sed '/^END:VEVENT/q' | grep '^TRIGGER')" = TRIGGER:-P7D ]; then ok; else bad "reminders that are still ahead"; fi
if grep -A3 '^DTSTART;VALUE=DATE:20261010' "$work/unfolded" | grep -q '休息日'; then bad "a worked Saturday is told as a day of rest"; else ok; fi
"$program" check --lang en --date 2026-06-01 tests/golden/verdict/rest-day.yaml tests/golden/verdict/workdays.yaml >"$work/log" 2>&1
if [ "$(grep -c 'the holidays of 2027 are not known' "$work/log")" = 1 ]; then ok; else bad "holidays of a year that are not known"; fi
if "$program" check --lang en --date 2026-06-01 tests/golden/verdict/states.yaml 2>&1 | grep -q 'are not known'; then bad "holidays told without need"; else ok; fi

# The user's own holidays win; a file of another kind is told.
printf '<holidays><year number="2027"><off from="2027-01-01" to="2027-01-08"/></year></holidays>' >"$work/own.xml"
"$program" check --lang en --date 2026-06-01 --holidays "$work/own.xml" tests/golden/verdict/workdays.yaml >"$work/log" 2>&1
if grep -q '2027-01-19 .*Art. 17' "$work/log" && ! grep -q 'estimated' "$work/log"; then ok; else bad "own holidays"; cat "$work/log"; fi
"$program" check --holidays README.md tests/golden/verdict/workdays.yaml >"$work/log" 2>&1
if [ $? = 3 ]; then ok; else bad "broken holidays"; fi

# Phases: what a phase leaves out is not told.
printf 'edition: 2007\nfiling-date: 2026-05-18\nunit: {name: 东山县粮食储备中心}\nsystems:\n  - {name: 粮食储备管理系统, number: "00001", grading: {level: 3}}\n' >"$work/phase.yaml"
if "$program" check --format=short "$work/phase.yaml" | grep -q ' R5: ' && ! "$program" check --format=short --phase filing "$work/phase.yaml" | grep -q ' R5: '; then ok; else bad "phases"; fi

finish
