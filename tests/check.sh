#!/bin/sh
# Runs test scripts with a program, all of them even when one fails; each prints its own "N passed, N failed".
# usage: check.sh PROGRAM SCRIPT...     exit 0 when all exit 0
set -u
program=$1; shift
failed=
for script; do
    "$script" "$program" || failed="$failed $script"
done
[ -z "$failed" ] || echo "check.sh: failed:$failed"
[ -z "$failed" ]
