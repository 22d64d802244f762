#!/bin/sh
# A whole group: the sample, faults that stop nobody, workers that crash, hang or grow, runs that are stopped, killed or without disk, what is built again and what not,
# shards. Papers must be the same bytes in every way.
# usage: batch.sh PROGRAM [KILLS]     KILLS: how often a run is killed at a random moment (default 6)
. "$(dirname "$0")/../frame.sh"
kills=${2:-6}
export LC_ALL=C.UTF-8 LANGUAGE=en

check() { # name command...: passes when the command does
    name=$1; shift
    if "$@" >"$work/check.log" 2>&1; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAIL batch: $name"; head -5 "$work/check.log"; [ ! -f "$work/log" ] || tail -5 "$work/log"; fi
}
run() { # arguments of batch: output in log, exit status in $status
    "$program" batch "$@" >"$work/log" 2>&1; status=$?
}
is() { [ "$1" = "$2" ] || { echo "$1 is not $2"; false; }; }
says() { grep -q -- "$1" "$work/log"; }
same() { diff -r -x .state "$1" "$2"; }
papers_same() { diff -r -x .state -x 'index.*' "$1" "$2"; }
ended() { find "$1" -name '*.pdf' | while read -r file; do tail -c 6 "$file" | grep -q EOF || echo "$file"; done; } # torn papers
whole() { [ -z "$(find "$1" -name '*.part')" ] && [ -z "$(ended "$1")" ]; }

# ---- the sample
cp -r samples/group "$work/group"
sample=$work/group/roster.yaml out=$work/sample
run "$sample" -o "$out" -j2
check "the sample builds" is $status 0
check "ten of its units are complete" is "$(grep -c '"state": "complete"' "$out/index.json")" 10
check "two are to fill" is "$(grep -c '"state": "to-fill"' "$out/index.json")" 2
check "the table has a byte order mark" is "$(head -c 3 "$out/index.csv" | od -An -tx1 | tr -d ' ')" efbbbf
run "$sample" -o "$out"
check "nothing is built again" says "12 units: built 0, unchanged 12, faulty 0, waiting 0"
check "a second run is silent about progress" is "$(grep -c 'a second' "$work/log")" 0
built() { run "$sample" -o "$out"; says "built $1, unchanged $((12 - $1))," || { cat "$work/log"; false; }; }
touch "$work/group/units/gas.yaml"
check "a file that was only touched" built 0
sed -i 's/蓝焰路12号/蓝焰路14号/' "$work/group/units/gas.yaml"
check "one unit changed" built 1
sed -i 's/PY-GAP 300/PY-GAP 301/' "$work/group/group.yaml"
check "an item of the library that one unit uses" built 1
sed -i 's/PY-NGFW 6200/PY-NGFW 6300/' "$work/group/group.yaml"
check "an item that two units use" built 2
sed -i 's/谁使用谁负责/谁使用谁负责任/' "$work/group/group.yaml"
check "a policy that two of twelve do not take" built 10
sed -i 's/江湾路/江湾大道/' "$work/group/units/hospital.yaml"; rm "$out/hospital/manifest.json" "$(find "$out/city-bus" -name 'dossier.pdf' | head -1)"
check "a paper that was deleted, and a change" built 2
sed -i 's/环城路200号/环城路202号/' "$work/group/units/gas.yaml"; iconv -f GB18030 -t UTF-8 "$work/group/services.csv" | sed 's/文华路18号/文华路19号/' | iconv -f UTF-8 -t GB18030 >"$work/csv"; cp "$work/csv" "$work/group/services.csv"
check "one row of a table" built 1
iconv -f GB18030 -t UTF-16 "$work/group/services.csv" | cat >"$work/csv"; cp "$work/csv" "$work/group/services.csv"
check "the table saved in another encoding" built 0
sed -i 's/东海湾控股集团网络/东海湾集团网络/' "$sample"
check "another name of the roster" built 0
check "stands in the roll-up" grep -q 东海湾集团网络 "$out/index.html"
sed -i '/pattern/s/\*\.yaml/[a-g]*.yaml/' "$sample"
run "$sample" -o "$out"
check "units that left the roster are named" says "4 units of earlier runs are no longer in the roster.*north-port"
check "and keep their papers" test -f "$out/school/manifest.json"
run "$sample" -o "$out" --prune
check "until they are pruned" test ! -e "$out/school"
cp -r "$out" "$work/mine"; echo mine >"$work/mine/gas/note.txt"
sed -i '/pattern/s/\[a-g\]/[a-b]/' "$sample"; run "$sample" -o "$work/mine" --prune
check "what the user put beside them stays" is "$(ls "$work/mine/gas")" note.txt
check "another run in the folder is refused" sh -c "flock '$out/.state/lock' '$program' batch '$sample' -o '$out' 2>&1 | grep -q 'another run is at work'"

# ---- faults stop nobody
tests/units.sh 24 "$work/many" 2
many=$work/many/roster.yaml
run "$many" -o "$work/whole" -j2
check "two dozen units" is $status 0
cp -r "$work/many" "$work/bad"
printf '\nnonsense: 1\n' >>"$work/bad/units/u00007.yaml"
printf '    - file: units/none.yaml\n    - {id: u00009, file: units/u00010.yaml}\n' >>"$work/bad/roster.yaml"
run "$work/bad/roster.yaml" -o "$work/bad/out" -j2
check "a faulty, a missing and a double unit" is $status 3
check "the others are built" is "$(find "$work/bad/out" -name manifest.json | wc -l)" 22
check "the faulty one is named with its line" says "units/u00007.yaml:[0-9]*:1: error: .*nonsense"
check "so is the double one" says "u00009 was given before"
check "the roll-up says it of both" is "$(grep -c 'u00009 was given before' "$work/bad/out/index.html")" 2
check "and the missing one" says "none.yaml"
check "counted" says "26 units: built 22, unchanged 0, faulty 4"
sed -i '/nonsense/d' "$work/bad/units/u00007.yaml"
run "$work/bad/roster.yaml" -o "$work/bad/out" -j2
check "only what was mended is built" says "built 1, unchanged 22"
sed -i 's/^systems:/&\n  nonsense/' "$work/bad/units/u00008.yaml"
run "$work/bad/roster.yaml" -o "$work/bad/out"
check "papers of a description that became faulty are kept and marked" grep -q '"old_files": \["u00008/' "$work/bad/out/index.json"

# ---- workers that crash, hang, grow
worker() { # signal: to a worker of the run just begun
    for try in $(seq 200); do
        pid=$(pgrep -P "$batch" | head -1)
        [ -n "$pid" ] && sleep 0.1 && kill "-$1" "$pid" && return
        sleep 0.01
    done
    false
}
hurt() { # signal: a worker gets it, the run goes on to its end
    rm -rf "$work/hurt"
    "$program" batch "$many" -o "$work/hurt" -j2 --timeout 2 >"$work/log" 2>&1 & batch=$!
    worker "$1"; check "a worker gets $1" is $? 0
    wait "$batch"; status=$?
}
hurt KILL
check "a crash is told" says "unit u[0-9]* was given up: the program ended with signal 9"
check "stands in the roll-up" grep -q 'was given up: the program ended with signal 9' "$work/hurt/index.html"
check "and loses one unit" says "24 units: built 23, unchanged 0, faulty 1"
run "$many" -o "$work/hurt"
check "which the next run builds" papers_same "$work/whole" "$work/hurt"
hurt STOP
check "a hang is told" says "unit u[0-9]* was given up after 2 seconds"
check "and loses one unit, too" says "24 units: built 23, unchanged 0, faulty 1"
cp -r "$work/many" "$work/large"
awk 'BEGIN {print "products:"; for (i = 0; i < 55000; i++) printf "  - {id: p%d, name: 产品}\n", i}' >>"$work/large/units/u00005.yaml"
run "$work/large/roster.yaml" -o "$work/large/out" -j2 --memory 64
check "a unit that outgrows its memory is told" says "unit u00005 was given up: it needs more than 64 MB"
check "and is the only one lost" says "24 units: built 23, unchanged 0, faulty 1"

# ---- runs that are stopped
rm -rf "$work/stop"
"$program" batch "$many" -o "$work/stop" -j2 >"$work/log" 2>&1 & batch=$!
sleep 0.4; kill -INT "$batch"; wait "$batch"; status=$?
check "Ctrl-C ends with a message" is "$status" 3
check "that says how far it came" says "stopped: [0-9]* of 24 units are done"
check "nothing is torn" whole "$work/stop"
run "$many" -o "$work/stop"
check "the next run continues" papers_same "$work/whole" "$work/stop"
rm -rf "$work/kill"; mkdir "$work/kill"
torn=0
for k in $(seq "$kills"); do
    "$program" batch "$many" -o "$work/kill" -j2 >/dev/null 2>&1 & batch=$!
    sleep "$(awk -v k="$k" -v pid=$$ 'BEGIN {srand(k * 7919 + pid); printf "%.3f", rand() * 0.6}')"
    kill -KILL "$batch" 2>/dev/null; wait "$batch" 2>/dev/null
    [ -z "$(ended "$work/kill")" ] || torn=$((torn + 1))
    [ $((k % 8)) != 0 ] || rm -rf "$work/kill"/*
done
check "$kills kills tear nothing" is $torn 0
run "$many" -o "$work/kill" -j2
check "and a resumed run ends with the same files" same "$work/whole" "$work/kill"
rm -rf "$work/full"
(trap '' XFSZ; ulimit -f 100; exec "$program" batch "$many" -o "$work/full" -j2) >"$work/log" 2>&1
check "a full disk is an error" is $? 3
check "that names the file" says "cannot write .*full/"
check "and tears nothing" whole "$work/full"
run "$many" -o "$work/full" -j2
check "with room again everything is there" same "$work/whole" "$work/full"

# ---- every way the same bytes
run "$many" -o "$work/one" -j1
check "-j1 and -j2" same "$work/whole" "$work/one"
awk '/pattern/ {for (i = 24; i; i--) printf "    - file: units/u%05d.yaml\n", i; next} {print}' "$many" >"$work/many/backwards.yaml"
run "$work/many/backwards.yaml" -o "$work/back" -j2
check "backwards" papers_same "$work/whole" "$work/back"
for i in 1 2 3; do run "$many" -o "$work/shards" --shard $i/3; grep -o '[0-9]* units: built [0-9]*' "$work/log"; done >"$work/counts"
check "three shards share the units" is "$(awk '{n += $1; m += $4} END {print n, m}' "$work/counts")" "24 24"
run "$many" -o "$work/shards" --merge
check "and are merged" same "$work/whole" "$work/shards"
printf '# changed\n' >>"$work/many/units/u00001.yaml"; sed -i 's/工程师/高级工程师/' "$work/many/units/u00002.yaml"
run "$many" -o "$work/shards" --merge
check "a merge tells what is not up to date" says "2 units are not built or not up to date"
finish
