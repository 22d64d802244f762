#!/bin/sh
# Figures of batches, never a timed test: units a second at -j1 and -j2 with all papers and with the form alone, CPU and peak memory of a worker, a run without changes and
# with one, and how memory and time grow with the number of units. CPU seconds beside the clock: the clock alone says little on a machine that others use.
# usage: batch.sh PROGRAM [UNITS]     UNITS: 1000
set -eu
program=$(realpath "$1"); units=${2:-1000}
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

measure() { # name units arguments...
    name=$1 count=$2; shift 2
    /usr/bin/time -f '%e %U %S %M' -o "$work/time" "$program" batch "$@" >/dev/null 2>&1 || true
    awk -v name="$name" -v n="$count" '{cpu = $2 + $3; printf "%-34s %6d units  %7.2f s  %7.1f units/s  %7.2f s CPU  %6.1f ms CPU a unit  %6.1f MB peak\n", name, n, $1, n / $1, cpu, 1000 * cpu / n, $4 / 1024}' "$work/time"
    cut -d' ' -f1 "$work/time" >"$work/wall"
}

tests/units.sh "$units" "$work/full"
for run in 1 2; do
    for j in 1 2; do
        rm -rf "$work/out$j"
        measure "all papers, -j$j" "$units" "$work/full/roster.yaml" -o "$work/out$j" -j$j
        mv "$work/wall" "$work/wall$j"
    done
    paste "$work/wall1" "$work/wall2" | awk '{printf "-j2 : -j1 %.2f\n", $1 / $2}'
done
measure "nothing changed" "$units" "$work/full/roster.yaml" -o "$work/out2" -j2
sed -i 's/副总经理/总经理/' "$work/full/units/u00001.yaml"
measure "one unit changed" "$units" "$work/full/roster.yaml" -o "$work/out2" -j2
rm -rf "$work/out1" "$work/out2" "$work/full"
for factor in 1 10; do
    tests/units.sh $((units * factor)) "$work/form" 2
    measure "the form alone, -j2" $((units * factor)) "$work/form/roster.yaml" -o "$work/out" -j2 --paper filing-form
    measure "nothing changed" $((units * factor)) "$work/form/roster.yaml" -o "$work/out" -j2 --paper filing-form
    rm -rf "$work/out"
done
