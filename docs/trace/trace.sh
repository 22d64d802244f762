#!/bin/sh
# Traceability: writes trace.xml, trace.html and trace.csv from the schemas, rules, duties, papers and the text of the Measures.
# usage: trace.sh FOLDER [TOP]     TOP: the sources, when they are not the ones beside this script
set -eu
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "${2:-$here/../..}" && pwd)
mkdir -p "$1"
out=$(cd "$1" && pwd)
{
    echo '<files>'
    for schema in "$top"/schemas/*.xsd; do case $schema in */roster.xsd) ;; *) echo "<schema>$schema</schema>" ;; esac; done
    find "$top/schemas/rules" -name '*.sch' | sort | sed 's|.*|<rules>&</rules>|'
    find "$top/templates" -name '*.xsl' | sort | sed 's|.*|<template>&</template>|'
    # what the drawings of a paper are made of is read in C, by name
    printf '<drawing>'; cat /dev/null "$top"/generator/topology/*.c 2>/dev/null | grep -o '"[a-z][a-z0-9-]*"' | tr -d '"' | sort -u | tr '\n' ' '; echo '</drawing>'
    echo '</files>'
} >"$out/files.xml"
xsltproc --stringparam top "$top/" --stringparam files "$out/files.xml" "$here/collect.xsl" "$top/schemas/measures.xml" >"$out/trace.xml"
xsltproc "$here/html.xsl" "$out/trace.xml" >"$out/trace.html"
xsltproc "$here/csv.xsl" "$out/trace.xml" >"$out/trace.csv"
