#!/bin/sh
# PDF/A-2a and PDF/UA-1, proved by veraPDF: every paper of the samples and every document of tests/golden that makes pages, in one run of the Java machine.
# The validator is the library inside an npm package, fetched once into build/ (name, version and hash below); without it nothing is proved, and the check fails.
# usage: verapdf.sh PROGRAM
set -u
program=$(realpath "$1")
cd "$(dirname "$0")/../.." || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
package=@opendataloader/pdf@2.5.0
sha512=42a6f47fbcd9839ccf3ccc3e5338181e50f161861ed6574cd592d0e03a8ae4260fec33a66a54d2c2fe837d43dca142bdd4d9cd20dfb0c565f5bf2d64700d4465
build=build/verapdf
jar=$build/package/lib/opendataloader-pdf-cli.jar

fetch() {
    mkdir -p "$build" && (cd "$build" && npm pack --silent --fetch-retries=2 "$package" >fetch.log 2>&1) &&
        echo "$sha512  $(ls "$build"/*.tgz)" | sha512sum -c --quiet - && tar xzf "$build"/*.tgz -C "$build" package/lib package/LICENSE && rm -f "$build"/*.tgz
}
if [ ! -f "$jar" ] && ! fetch; then
    echo "FAIL verapdf: the validator $package cannot be had from the npm registry, or is not the one known; PDF/A and PDF/UA are not proved"
    tail -3 "$build/fetch.log"
    rm -f "$build"/*.tgz
    echo "verapdf: 0 passed, 1 failed"
    exit 1
fi

java=/usr/share/java # Debian's JAXB stands before the broken one in the jar
path=$java/jaxb-api.jar:$java/jaxb-runtime.jar:$java/jaxb-core.jar:$java/istack-commons-runtime.jar:$java/txw2.jar:$jar
if [ ! "$build/ValidatePdf.class" -nt tests/verapdf/ValidatePdf.java ]; then
    javac -cp "$path" -d "$build" tests/verapdf/ValidatePdf.java || exit 2
fi

for sample in samples/*/filing.yaml samples/classified/approval.yaml; do
    "$program" build "$sample" -o "$work/$(basename "$(dirname "$sample")")" >"$work/log" 2>&1 || cat "$work/log"
done
for fo in tests/golden/*/*.fo tests/verapdf/*.fo; do
    case $fo in tests/golden/stages/*) continue ;; esac # papers of the samples
    [ -f "$fo" ] && "$program" render "$fo" -o "$work/$(basename "$fo" .fo).pdf" >"$work/log" 2>&1
done
find "$work" -name '*.pdf' | sort >"$work/files"
[ "$(wc -l <"$work/files")" -gt 20 ] || { echo "FAIL verapdf: too few files to validate"; exit 1; }
xargs java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$build:$path" ValidatePdf <"$work/files" >"$work/verdict"; status=$?
sed "s|^$work/||" "$work/verdict"
[ "$status" = 0 ]
