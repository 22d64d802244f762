#!/bin/sh
# Nothing of a document is lost, printed twice or printed over: random documents (nothing-lost.py) of blocks, lists, tables, containers, footnotes, keeps and breaks, on pages of one width and of several.
# usage: nothing-lost.sh PROGRAM
# modes: release sanitize
. "$(dirname "$0")/../frame.sh"
case $program in *sanitize*) documents=60 ;; *) documents=200 ;; esac
python3 tests/check/nothing-lost.py "$program" "$work" $documents
