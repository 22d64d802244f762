#!/bin/sh
# How fast descriptions are checked: 100, 300 and 1000 of the sample's size in one call. The figure to hold: 300 in less than a second of CPU, and linear.
# usage: check.sh PROGRAM
set -u
program=$(realpath "$1")
cd "$(dirname "$0")/../.." || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
i=0
while [ $i -lt 1000 ]; do
    i=$((i + 1))
    cp samples/port-logistics/filing.yaml "$work/$(printf '%04d' $i).yaml"
done
status=0
for count in 100 300 1000; do
    ls "$work"/*.yaml | head -$count | xargs /usr/bin/time -f '%U %S %M' -o "$work/time" "$program" check --format=short >"$work/out" 2>&1
    tail -1 "$work/time" | awk -v n=$count '{printf "check: %d descriptions: %.2f s CPU, %.2f ms each, %d MB\n", n, $1 + $2, 1000 * ($1 + $2) / n, $3 / 1024; exit n == 300 && $1 + $2 >= 1}' || status=1
done
exit $status
