#!/bin/sh
# The forms of a report: SARIF 2.1.0 and JSON as their specifications have them, colours, --max-errors, where it goes, what must not reach a terminal.
# usage: report.sh PROGRAM
# modes: release sanitize
. "$(dirname "$0")/../frame.sh"
export LC_ALL=C.UTF-8 LANGUAGE=en
unset NO_COLOR
is() { if [ "$2" = "$3" ]; then ok; else bad "$1: $2, wanted $3"; fi; }
forty=tests/golden/forty/forty.yaml two=tests/golden/messages/two-places.yaml
cp $forty "$work/a b%å.yaml"

cat >"$work/sarif.py" <<'P'
# What the SARIF 2.1.0 specification asks for (sections in brackets), by hand: no schema is needed.
import json, sys, urllib.parse
log = json.load(open(sys.argv[1], encoding='utf-8'))
lines = {p: open(p, encoding='utf-8').read().split('\n') for p in sys.argv[2:]}
def need(ok, what):
    if not ok: sys.exit(what)
def location(l):
    p = l['physicalLocation']
    uri = p['artifactLocation']['uri']
    need(urllib.parse.quote(urllib.parse.unquote(uri), safe="/:-._~") == uri, 'uri is not percent-encoded: ' + uri)      # 3.4.3
    path = urllib.parse.unquote(uri[7:] if uri.startswith('file://') else uri)
    need(path.startswith('/') == uri.startswith('file://'), 'absolute path that is no URI')
    r = p['region']                                                                                     # 3.30
    need(1 <= r['startLine'] <= len(lines[path]) and 1 <= r['startColumn'] <= r['endColumn'], 'region out of the file')
    line = lines[path][r['startLine'] - 1]
    need(r['endColumn'] <= len(line) + 1, 'region behind the line')
    need(r['snippet']['text'] in line, 'snippet is not of the line')
    need(line[r['startColumn'] - 1:r['endColumn'] - 1].strip(), 'nothing is pointed at')
need(log['version'] == '2.1.0' and log['$schema'].endswith('sarif-schema-2.1.0.json'), 'version')        # 3.13
for run in log['runs']:
    need(run['columnKind'] == 'unicodeCodePoints', 'columnKind')                                        # 3.14.17
    rules = run['tool']['driver']['rules']
    need(run['tool']['driver']['name'] == 'dengbao', 'name')                                            # 3.19.8
    need(len({r['id'] for r in rules}) == len(rules), 'a rule twice')
    for r in rules:
        need(r['shortDescription']['text'] and r['help']['text'] and r['defaultConfiguration']['level'] in ('error', 'warning', 'note'), 'rule ' + r['id'])  # 3.49
    known = {a['location']['uri'] for a in run['artifacts']}                                            # 3.24
    for x in run['results']:                                                                            # 3.27
        need(rules[x['ruleIndex']]['id'] == x['ruleId'] and x['level'] in ('error', 'warning', 'note') and x['message']['text'], 'result')
        for l in x['locations']:
            location(l)
            need(l['physicalLocation']['artifactLocation']['uri'] in known, 'artifact that is not listed')
        ids = [l['id'] for l in x.get('relatedLocations', [])]
        need(ids == list(range(1, len(ids) + 1)), 'ids of related locations')
        for l in x.get('relatedLocations', []):
            location(l)
            need(l['message']['text'], 'related location without message')
print(sum(len(r['results']) for r in log['runs']), sum('relatedLocations' in x for r in log['runs'] for x in r['results']), sum('properties' in r for run in log['runs'] for r in run['tool']['driver']['rules']))
P
sarif() { # what file... ; leaves the counts in $work/out
    what=$1; shift
    "$program" check --format=sarif "$@" >"$work/log.sarif" 2>"$work/errors"
    if python3 "$work/sarif.py" "$work/log.sarif" "$@" >"$work/out" 2>&1 && [ ! -s "$work/errors" ]; then ok; else bad "SARIF of $what: $(cat "$work/out" "$work/errors")"; fi
}
sarif "forty faults" $forty; is "results" "$(cut -d' ' -f1 "$work/out")" 40
if [ "$(cut -d' ' -f3 "$work/out")" -ge 3 ]; then ok; else bad "rules without their articles"; fi
sarif "two places" $two; is "related locations" "$(cut -d' ' -f2 "$work/out")" 4
sarif "a path with a blank, a percent sign and more" "$work/a b%å.yaml"
sarif "several files" $forty $two tests/golden/forty/forty-xml.xml
sarif "nothing found" tests/golden/faulty/minimal.yaml

"$program" check --format=json --no-verdict $forty >"$work/json" 2>"$work/errors"
is "JSON" "$(python3 -c 'import json, sys
d = json.load(open(sys.argv[1])); s = d["summary"]
print(len(d["findings"]), s["errors"], s["warnings"], s["notShown"], sum("expected" in f for f in d["findings"]) > 15, all(f["line"] >= 1 and f["column"] >= 1 for f in d["findings"]))' "$work/json")" "40 38 2 0 True True"
is "standard error" "$(wc -c <"$work/errors")" 0
is "--max-errors" "$("$program" check --format=short --max-errors 7 $forty | wc -l)" 7
is "what is left" "$("$program" check --no-verdict --max-errors 7 $forty | grep -c '^33 more findings')" 1
is "exit status with --max-errors" "$("$program" check --max-errors 1 tests/golden/faulty/minimal.yaml $forty >/dev/null; echo $?)" 1
is "all files in one run" "$("$program" check --format=short $forty "$work/a b%å.yaml" | wc -l)" 80
escape=$(printf '\033')
is "no colour in a file" "$("$program" check $forty | grep -c "$escape")" 0
if "$program" check --color=always $forty | grep -q "$escape\[1;31m"; then ok; else bad "no colour though asked for"; fi
in_terminal() { script -qec "$*" /dev/null </dev/null; }
if in_terminal TERM=xterm "$program" check $forty | grep -q "$escape\[1;31m"; then ok; else bad "no colour on a terminal"; fi
is "NO_COLOR" "$(in_terminal NO_COLOR=1 "$program" check $forty | grep -c "$escape\[1")" 0
is "a dumb terminal" "$(in_terminal TERM=dumb "$program" check $forty | grep -c "$escape\[1")" 0
# bidirectional and control characters stay out of the terminal, whatever file they come from
printf 'unit:\n  name: "a\\e[2J\\u202Eb"\n  postcode: "\\u202E\\u0007x"\n  \342\200\256key: 1\n' >"$work/bidi.yaml"
is "control characters" "$("$program" check --no-verdict "$work/bidi.yaml" | grep -cP '[\x00-\x08\x1b]|\xE2\x80\xAE')" 0
is "an unknown format" "$("$program" check --format=xml $forty >/dev/null 2>&1; echo $?)" 2
# the caret stands under the value, whatever the width of what is before it
"$program" check --no-verdict $two >"$work/text"
is "carets" "$(python3 - "$work/text" <<'P'
import sys, unicodedata
width = lambda s: sum(2 if unicodedata.east_asian_width(c) in 'WF' else 1 for c in s)
rows = open(sys.argv[1], encoding='utf-8').read().split('\n')
right = total = 0
for a, b in zip(rows, rows[1:]):
    if '|' in b and b.split('|', 1)[1].strip().startswith('^'):
        at = width(b[:b.index('^')]); n = 0
        while width(a[:n]) < at: n += 1
        total += 1; right += a[n:n + 1].strip() not in ('', ':', ',') and a[n - 1] in ' {-'
print(right, total)
P
)" "$(grep -c '|  *^' "$work/text") $(grep -c '|  *^' "$work/text")"
finish
