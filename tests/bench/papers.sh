#!/bin/sh
# Figures, never a timed test: whole-process CPU seconds (median of five runs) and peak memory of building and checking the sample.
# usage: papers.sh PROGRAM
set -eu
program=$(realpath "$1")
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

measure() { # name pages command...
    name=$1; pages=$2; shift 2
    for run in 1 2 3 4 5; do /usr/bin/time -f '%U %S %M' -a -o "$work/$name" "$@" >/dev/null 2>&1; done
    awk '{print $1 + $2, $3}' "$work/$name" | sort -n | awk -v name="$name" -v pages="$pages" \
        '{cpu[NR] = $1; if ($2 > peak) peak = $2} END {c = cpu[3]; printf "%-22s %4d pages  %6.3f s CPU  %6.1f MB peak  %6.0f pages per CPU second\n", name, pages, c, peak / 1024, (c > 0 ? pages / c : 0)}'
}

"$program" build samples/port-logistics/filing.yaml -o "$work/out"
pages_of() { find "$1" -name '*.pdf' -exec pdfinfo {} \; | awk '/^Pages/ {n += $2} END {print n}'; }
measure build-sample "$(pages_of "$work/out")" "$program" build samples/port-logistics/filing.yaml -o "$work/out"
measure check-sample 0 "$program" check samples/port-logistics/filing.yaml
