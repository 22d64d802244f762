#!/bin/sh
# Input made to hurt: each is told with a diagnostic, exit status 1 (3 for what is not a file), within a second of CPU and 256 MB.
# usage: hostile-input.sh PROGRAM
# modes: release sanitize
. "$(dirname "$0")/../frame.sh"
# the sanitizers cost time and memory of their own
case $program in */sanitize/*) seconds=20 megabytes=2000 ;; *) seconds=1 megabytes=256 ;; esac

told() { # file exit-status code what
    /usr/bin/time -f '%U %S %M' -o "$work/time" timeout 60 "$program" check --format=short --lang en "$1" >"$work/out" 2>&1
    got=$?
    grep -v '^Command exited' "$work/time" | awk -v s=$seconds -v m=$megabytes '{exit $1 + $2 > s || $3 > m * 1024}' || bad "$4: takes $(tail -1 "$work/time") (seconds in user and system, KB)"
    if [ $got = "$2" ] && grep -q "$3" "$work/out"; then ok; else bad "$4: exit $got, said: $(head -c 300 "$work/out")"; fi
    if [ "$(wc -c <"$work/out")" -gt 4000000 ]; then bad "$4: says $(wc -c <"$work/out") bytes"; fi
}
repeat() { awk -v n="$1" -v s="$2" 'BEGIN {while (n-- > 0) printf "%s", s}'; }
numbered() { awk -v n="$1" -v f="$2" 'BEGIN {for (i = 0; i < n; i++) printf f, i, i}'; }

cd "$work" || exit 2
# --- YAML
repeat 20000 '[' >deep-list.yaml; told deep-list.yaml 1 input-deep "20,000 lists in each other"
repeat 20000 '{a: ' >deep-map.yaml; told deep-map.yaml 1 input-deep "20,000 maps in each other"
numbered 20000 'a: &x%d\n%.0s' | awk '{printf "%*s%s\n", NR < 300 ? NR : 300, "", $0}' >deep-block.yaml; told deep-block.yaml 1 input- "20,000 blocks in each other"
{ echo 'list:'; numbered 100000 '  - &a%d x%.0s\n'; } >anchors.yaml; told anchors.yaml 1 input-anchors "100,000 anchors"
{ echo 'base: &a {x: 1}'; echo 'list:'; repeat 100000 '  - *a
'; } >aliases.yaml; told aliases.yaml 1 check-unknown "100,000 aliases"
{ echo 'a0: &a0 [x, x, x, x, x, x, x, x, x, x]'; for i in 1 2 3 4 5 6 7 8 9; do p=$((i - 1)); echo "a$i: &a$i [*a$p, *a$p, *a$p, *a$p, *a$p, *a$p, *a$p, *a$p, *a$p, *a$p]"; done; } >laughs.yaml; told laughs.yaml 1 input- "a billion laughs"
{ echo 'm0: &m0 {x: 1}'; for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28; do p=$((i - 1)); echo "m$i: &m$i {<<: [*m$p, *m$p], y$i: 1}"; done; } >merges.yaml; told merges.yaml 1 . "merges that double"
numbered 100000 'k%d: %d\n' >keys.yaml; told keys.yaml 1 check-unknown "100,000 unknown keys"
repeat 100000 'unit: x
' >same.yaml; told same.yaml 1 input-twice "one key 100,000 times"
{ printf 'unit: {name: '; repeat 20000000 'x'; echo '}'; } >long.yaml; told long.yaml 1 . "a value of 20 MB"
{ repeat 21000000 'x'; } >large.yaml; told large.yaml 1 file-too-large "a file of 21 MB"
{ printf '"'; repeat 10000000 '\\x41'; } >quoted.yaml; told quoted.yaml 1 . "an open quotation of 40 MB"
repeat 10000000 '
' >lines.yaml; told lines.yaml 1 input-empty "10,000,000 empty lines"
repeat 1000000 '# 
' >comments.yaml; told comments.yaml 1 input-empty "1,000,000 comments"
repeat 1000000 '? ' >questions.yaml; told questions.yaml 1 input- "1,000,000 question marks"
repeat 3000000 '- ' >dashes.yaml; told dashes.yaml 1 input- "3,000,000 dashes"
printf 'unit: !!python/object/apply:os.system ["true"]\n' >tag.yaml; told tag.yaml 1 input-tag "a tag"
printf 'edition: 2007\n---\nedition: 2007\n' >two.yaml; told two.yaml 1 input-documents "two documents"
printf 'unit:\n\tname: x\n' >tab.yaml; told tab.yaml 1 input-yaml "a tab as indentation"
printf 'unit: *unit\n' >alias.yaml; told alias.yaml 1 input-alias "an alias without an anchor"
printf 'unit: &u\n  name: *u\n' >self.yaml; told self.yaml 1 input-alias "an anchor in itself"
printf '? [a, b]\n: c\n' >key.yaml; told key.yaml 1 input-key "a list as a key"
printf '%%YAML 3.0\n---\na: b\n' >version.yaml; told version.yaml 1 input- "another version of YAML"
printf 'unit: {name: "\\0"}\n' >escaped-nul.yaml; told escaped-nul.yaml 1 . "an escaped NUL"
printf 'unit: {name: "\\e[31m\\b"}\n' >escape.yaml; told escape.yaml 1 . "escape sequences in a value"
if LC_ALL=C grep -q "$(printf '\033')" out; then bad "an escape sequence is printed"; else ok; fi
# --- XML
{ echo '<filing>'; repeat 20000 '<a>'; } >deep.xml; told deep.xml 1 input-deep "20,000 elements in each other"
{ printf '<filing'; numbered 100000 ' a%d="%d"'; echo '/>'; } >attributes.xml; told attributes.xml 1 input-attribute "100,000 attributes"
{ printf '<filing'; numbered 50000 ' xmlns:a%d="u%d"'; echo '/>'; } >namespaces.xml; told namespaces.xml 1 . "50,000 namespaces"
{ printf '<filing a="'; repeat 15000000 'x'; echo '"/>'; } >attribute.xml; told attribute.xml 1 input- "an attribute of 15 MB"
{ echo '<filing><unit><name>'; repeat 15000000 'x'; echo '</name></unit></filing>'; } >long.xml; told long.xml 1 . "a text of 15 MB"
{ printf '<'; repeat 15000000 'x'; } >name.xml; told name.xml 1 input- "a name of 15 MB"
{ echo '<filing>'; repeat 500000 '<unit/>'; echo '</filing>'; } >same.xml; told same.xml 1 input-much "one element 500,000 times"
{ echo '<filing>'; repeat 250000 '<unit/>'; echo '</filing>'; } >same2.xml; told same2.xml 1 check-twice "one element 250,000 times"
{ echo '<filing>'; repeat 300000 '<!-- x --><?x y?>'; echo '</filing>'; } >noise.xml; told noise.xml 1 check-missing "300,000 comments and instructions"
{ echo '<filing><unit><name>'; repeat 1000000 '&lt;'; echo '</name></unit></filing>'; } >references.xml; told references.xml 1 . "1,000,000 references"
{ echo '<filing>'; repeat 100000 'x<unit/>'; echo '</filing>'; } >mixed.xml; told mixed.xml 1 input-mixed "100,000 texts between elements"
printf '<!DOCTYPE filing [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><filing>&b;</filing>' >entities.xml; told entities.xml 1 input-doctype "entities"
printf '<!DOCTYPE filing SYSTEM "file:///etc/passwd"><filing/>' >external.xml; told external.xml 1 input-doctype "an external document type"
{ printf '<!DOCTYPE f [<!ATTLIST f'; repeat 100000 ' a CDATA ""'; echo '>]><f/>'; } >attlist.xml; told attlist.xml 1 input-doctype "a long document type"
{ printf '<!DOCTYPE f ['; repeat 10 '%x;'; printf '<!ELEMENT f ('; repeat 5000 '('; } >model.xml; told model.xml 1 input- "a nested content model"
printf '<filing>&nosuch;</filing>' >entity.xml; told entity.xml 1 input-xml "an unknown entity"
printf '<filing xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="/etc/passwd"/></filing>' >include.xml; told include.xml 1 . "an inclusion"
if grep -q root: out; then bad "another file was read"; else ok; fi
printf '<?xml version="1.0" encoding="GB18030"?><filing/>' >declared.xml; told declared.xml 1 . "another encoding declared"
printf '<?xml version="1.1"?><filing>&#1;</filing>' >control.xml; told control.xml 1 input-xml "a control character"
printf '<filing><unit></filing>' >tags.xml; told tags.xml 1 input-xml "tags that do not match"
printf '<filing>]]></filing' >end.xml; told end.xml 1 input-xml "an end that is missing"
# --- bytes
: >empty.yaml; told empty.yaml 1 input-empty "an empty file"
printf '\357\273\277' >bom.yaml; told bom.yaml 1 input-empty "a byte order mark alone"
printf '\357\273\277edition: 2006\r\nunit: x\r\n' >windows.yaml; told windows.yaml 1 'windows.yaml:1:10: .*check-option' "a mark and Windows line ends"
printf 'edition: 2006\runit: x\r' >mac.yaml; told mac.yaml 1 'mac.yaml:2:7: .*check-structure' "old line ends"
printf 'unit: a\nname: b\000c\n' >nul.yaml; told nul.yaml 1 'nul.yaml:2:8: .*input-control' "a NUL byte"
printf '\377\376u\000n\000i\000t\000' >utf16.yaml; told utf16.yaml 1 UTF-16 "UTF-16"
printf '\376\377\000u\000n\000i\000t' >utf16be.yaml; told utf16be.yaml 1 UTF-16 "UTF-16, the other way round"
printf 'u\000n\000i\000t\000:\000 \000x\000' >utf16n.yaml; told utf16n.yaml 1 UTF-16 "UTF-16 without a mark"
printf '\265\245\316\273: \273\252\266\253\n' >gbk.yaml; told gbk.yaml 1 'GB 18030' "GBK"
printf 'unit: \370\210\200\200\200\n' >bad.yaml; told bad.yaml 1 'bad.yaml:1:7: .*input-encoding' "bytes that are no encoding"
printf 'unit: \355\240\200\n' >surrogate.yaml; told surrogate.yaml 1 input-encoding "a surrogate"
printf 'unit: \300\257\n' >overlong.yaml; told overlong.yaml 1 input-encoding "an overlong form"
printf 'unit: a\033[31mb\n' >ansi.yaml; told ansi.yaml 1 'ansi.yaml:1:8: ' "a control character"
head -c 1000000 /dev/zero >zero.yaml; told zero.yaml 1 input-control "1,000,000 NUL bytes"
mkdir folder; told folder 3 file-read "a folder"
mkfifo pipe; (: >pipe) & told pipe 1 input-empty "a pipe"
wait
finish
