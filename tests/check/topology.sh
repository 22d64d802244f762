#!/bin/sh
# The drawn networks: for each of samples/topologies and of the port's systems nothing overlaps, leaves its place or is lost (topology-check.awk), each device stands on a sheet, a second run has the same bytes. Faults planted
# in what was placed must each be found.
# usage: topology.sh PROGRAM
export SOURCE_DATE_EPOCH=1780272000
. "$(dirname "$0")/../frame.sh"
look() { awk -f tests/check/topology-check.awk "$1" >"$work/faults"; }

for file in samples/topologies/*.yaml; do
    name=$(basename "$file" .yaml)
    "$program" check --format=short "$file" 2>&1 | grep -v ' R5: ' >"$work/log"
    if [ -s "$work/log" ]; then bad "$name has findings"; head -3 "$work/log"; else ok; fi
    if "$program" topology "$file" --dump=pages -o "$work/$name.pdf" >"$work/$name.dump" 2>"$work/log"; then ok; else bad "$name cannot be drawn"; cat "$work/log"; continue; fi
    if look "$work/$name.dump"; then ok; else bad "$name: $(wc -l <"$work/faults") faults"; head -8 "$work/faults"; fi
    "$program" topology "$file" -o "$work/a.pdf" 2>/dev/null && "$program" topology "$file" -o "$work/b.pdf" 2>/dev/null
    if [ -s "$work/a.pdf" ] && cmp -s "$work/a.pdf" "$work/b.pdf"; then ok; else bad "$name: two runs, two drawings"; fi
    # every device of the description stands in a box on some sheet
    sed -n '/^      devices:/,/^      links:/s/^        - {id: [^,]*, name: \([^,]*\), kind.*/\1/p' "$file" | sort -u >"$work/devices"
    awk -F '\t' '$1 == "box" {print $7}' "$work/$name.dump" | sort -u >"$work/boxes"
    if [ -s "$work/devices" ] && ! comm -23 "$work/devices" "$work/boxes" | grep . >"$work/log"; then ok; else bad "$name: devices in no box"; head -5 "$work/log"; fi
done

# a description of several systems, each with a crowded core: every label finds its place
for system in 1 2 3; do
    "$program" topology samples/port-logistics/filing.yaml --system $system --dump=pages -o "$work/port.pdf" >"$work/port.dump" 2>"$work/log"
    if look "$work/port.dump"; then ok; else bad "port-logistics, system $system: $(wc -l <"$work/faults") faults"; head -8 "$work/faults"; fi
done

# zones may be listed before the one they lie in: many sheets, none of them hangs or has a fault
awk '/^      zones:/ {print; zones = 1; next} zones && /^        - / {list[++n] = $0; next} zones {for (; n; n--) print list[n]; zones = 0} {print}' samples/topologies/large.yaml >"$work/backwards.yaml"
timeout 120 "$program" topology "$work/backwards.yaml" --dump=pages -o "$work/backwards.pdf" >"$work/backwards.dump" 2>"$work/log"
if [ "$(grep -c '^sheet' "$work/backwards.dump")" = "$(grep -c '^sheet' "$work/large.dump")" ] && look "$work/backwards.dump"; then ok; else bad "zones before the one they lie in"; head -8 "$work/faults"; fi

# planted WHAT AWK-PROGRAM: with this change in a small drawing without faults, a fault of this wording is found.
cat >"$work/plain" <<'END'
sheet	0	0	0	400000	300000	图
frame	0	10000	10000	180000	200000	甲
title	0	14000	12000	40000	9000	甲
in	0	-1
frame	1	210000	10000	180000	200000	乙
title	1	214000	12000	40000	9000	乙
in	1	-1
frame	2	220000	100000	100000	100000	丙
title	2	224000	102000	40000	9000	丙
in	2	1
box	0	20000	40000	60000	30000	a
text	0	22000	52000	50000	16000	a
of	0	0
box	1	120000	40000	60000	30000	b
text	1	122000	52000	50000	16000	b
of	1	0
box	2	240000	120000	60000	30000	c
text	2	242000	132000	50000	16000	c
of	2	2
line	0	50000	70000	50000	140000	0	2
line	0	50000	140000	240000	140000	0	2
label	0	52000	100000	30000	9000	1 Gbps
label	1	52000	120000	30000	9000	2 Gbps
END
if look "$work/plain"; then ok; else bad "a drawing without faults"; cat "$work/faults"; fi
planted() { # WORDING SED-EXPRESSION
    sed "$2" "$work/plain" >"$work/faulty"
    if cmp -s "$work/plain" "$work/faulty"; then bad "not planted: $2"; elif ! look "$work/faulty" && grep -q "$1" "$work/faults"; then ok; else bad "not found: $1"; fi
}
planted 'boxes a and b overlap' 's/^box\t1\t120000/box\t1\t70000/'
planted 'box a leaves the frame of 甲' 's/^box\t0\t20000/box\t0\t5000/'
planted 'box b lies over the frame of 乙' 's/^box\t1\t120000/box\t1\t180000/'
planted 'frame of 丙 leaves that of 乙' 's/^frame\t2\t220000\t100000\t100000/frame\t2\t220000\t100000\t175000/'
planted 'frames of 甲 and 乙 overlap' 's/^frame\t1\t210000/frame\t1\t189000/'
planted 'box a lies over the title of 甲' 's/^title\t0\t14000\t12000/title\t0\t14000\t35000/'
planted 'label 1 Gbps lies over the box a' 's/^label\t0\t52000\t100000/label\t0\t52000\t65000/'
planted 'label 1 Gbps lies over the title of 甲' 's/^label\t0\t52000\t100000/label\t0\t52000\t15000/'
planted 'labels 1 Gbps and 2 Gbps overlap' 's/^label\t1\t52000\t120000/label\t1\t60000\t105000/'
planted 'text of c leaves its box' 's/^text\t2\t242000/text\t2\t260000/'
planted 'runs through the box b' 's/^line\t0\t50000\t70000\t50000\t140000/line\t0\t50000\t60000\t250000\t60000/'
planted 'runs through the text of a' 's/^line\t0\t50000\t70000\t50000\t140000/line\t0\t50000\t56000\t50000\t140000/'
planted 'neither level nor upright' 's/^line\t0\t50000\t70000\t50000/line\t0\t50000\t70000\t60000/'
planted 'link 3 is not drawn' '$s/$/\nlost\t3/'
planted 'link 3 has lost its label' '$s/$/\nunlabelled\t3/'
planted 'label 1 Gbps leaves the sheet' 's/^label\t0\t52000/label\t0\t380000/'
planted 'nothing is drawn' '2,$d'

finish
