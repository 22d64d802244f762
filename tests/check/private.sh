#!/bin/sh
# Nothing of a classified description leaks: the system calls of a run are traced. No socket, no program started, nothing opened for writing or made outside the output
# folder, every file made 0600 and every folder 0700, whatever the umask; no core dump; findings without source lines, with --quiet-values without values;
# PDFs that know no user, host, path or time. Needs strace.
# usage: private.sh PROGRAM
. "$(dirname "$0")/../frame.sh"
top=$PWD
umask 000
mkdir -m 700 "$work/home"
cd "$work/home" || exit 2

# traced NAME COMMAND...: the calls in $work/NAME
traced() { name=$1; shift; strace -f -qq -e trace=file,network,process,prctl,desc,rename -e signal=none -o "$work/$name" "$@" >"$work/$name.out" 2>&1; }

# What a trace must not have, as lines; OUT is the output folder as it was named.
faults() { # trace OUT
    grep -E '^[0-9]+ +(socket|connect|bind|sendto|sendmsg|socketpair)\(' "$1" | sed 's/^/network: /'
    grep -E '^[0-9]+ +(fork|vfork|clone3?|execve|execveat)\(' "$1" | tail -n +2 | sed 's/^/process: /'
    grep -E '^[0-9]+ +(open|openat|creat)\(.*(O_WRONLY|O_RDWR|O_CREAT|O_TMPFILE)' "$1" | grep -v ' = -1 ' | grep -vE "\"(\./)?$2/" | sed 's/^/written outside: /'
    grep -E '^[0-9]+ +(memfd_create|mknod|mknodat|link|linkat|symlink|symlinkat|shm_open)\(' "$1" | sed 's/^/made: /'
    grep -E '^[0-9]+ +(mkdir|mkdirat|rename|renameat2?|unlink|unlinkat)\(' "$1" | grep -v ' = -1 ' | grep -vE "\"(\./)?$2(/|\")" | sed 's/^/changed outside: /'
}
traced build "$program" build "$top/samples/classified/approval.yaml" -o out --copies 2
[ -f out/manifest.json ] && ok || { bad "the sample does not build under strace"; head -5 "$work/build.out"; }
faults "$work/build" out >"$work/faults"
[ -s "$work/faults" ] && { bad "traces of a build"; head -5 "$work/faults"; } || ok
traced check "$program" check "$top/samples/classified/approval.yaml"
faults "$work/check" NONE >"$work/faults"
[ -s "$work/faults" ] && { bad "traces of a check"; head -5 "$work/faults"; } || ok

# From the first byte: the umask is narrow before the first file is made, and stays so.
first=$(grep -nE '(O_CREAT|mkdir(at)?\()' "$work/build" | head -1 | cut -d: -f1)
strace -qq -e trace=umask,openat,mkdir -o "$work/order" "$program" build "$top/samples/classified/approval.yaml" -o order >/dev/null 2>&1
mask=$(grep -nE '^umask\(077\)' "$work/order" | head -1 | cut -d: -f1)
made=$(grep -nE '(O_CREAT|^mkdir\()' "$work/order" | head -1 | cut -d: -f1)
[ -n "$first" ] && [ -n "$mask" ] && [ "$mask" -lt "$made" ] && [ "$(grep -c '^umask(' "$work/order")" = 1 ] && ok || bad "something is made before the umask is set"
[ -z "$(find out order -type f ! -perm 600)" ] && ok || bad "a file others can open: $(find out order -type f ! -perm 600 | head -1)"
[ -z "$(find out order -type d ! -perm 700)" ] && ok || bad "a folder others can look into"

# No core: the limit and the process's own word, before the description is opened.
strace -qq -e trace=prctl,prlimit64,openat -o "$work/core" "$program" check "$top/samples/classified/approval.yaml" >/dev/null 2>&1
dump=$(grep -n 'PR_SET_DUMPABLE, SUID_DUMP_DISABLE\|PR_SET_DUMPABLE, 0' "$work/core" | head -1 | cut -d: -f1)
limit=$(grep -n 'RLIMIT_CORE, {rlim_cur=0, rlim_max=0}' "$work/core" | head -1 | cut -d: -f1)
read=$(grep -n 'approval\.yaml' "$work/core" | head -1 | cut -d: -f1)
[ -n "$dump" ] && [ -n "$limit" ] && [ "$dump" -lt "$read" ] && [ "$limit" -lt "$read" ] && ok || bad "core dumps are not switched off first"

# A remainder or a link in the way keeps no rights and leads nowhere; a folder open to others is refused.
echo x >outside; mkdir -m 700 linked; ln -s "$PWD/outside" linked/manifest.json.part; echo x >linked/dossier.pdf.part
"$program" build "$top/samples/classified/approval.yaml" -o linked >/dev/null 2>&1
[ "$(cat outside)" = x ] && [ -z "$(find linked -type f ! -perm 600)" ] && [ ! -L linked/manifest.json ] && ok || bad "a link or a remainder in the output folder is followed"
mkdir -m 755 open
"$program" build "$top/samples/classified/approval.yaml" -o open >"$work/log" 2>&1; status=$?
[ $status = 3 ] && [ -z "$(ls open)" ] && grep -q folder-open "$work/log" && ok || bad "an output folder that is open to others is used"

# Filings keep the umask of their user.
(umask 022; "$program" build "$top/samples/school/filing.yaml" -o filing >/dev/null 2>&1)
[ -n "$(find filing -type f -perm 644)" ] && ok || bad "files of a filing do not follow the umask"

# Findings: the value at fault and no more of its line; with --quiet-values not that. In every format, and when the file cannot be read.
cat >faulty.yaml <<'YAML'
approval:
  application: 饕值
  unit: {name: 餮名, leader: {name: 餮人, phone: 餮话}}
  system: {name: 魑系, level: 魑密, 魑键: 魑值, information: [{name: 魑料, level: 机密}], network: {isolated: 否, terminals: 魑数}}
  marks: [{paper: 申请书, level: 机密, years: 25}]
  use-date: 2024-02-03
  products: [{name: 魅品, certificate: 魅证, valid-until: 2020-01-02}]
  application-date: 2026-09-21
YAML
printf 'approval:\n  unit: {name: 魍名\n  x: [' >broken.yaml
printf '<approval><unit><name>魉名</nam></unit></approval>' >broken.xml
for format in text short json sarif; do
    for file in faulty.yaml broken.yaml broken.xml; do
        "$program" check $file --format=$format >"$work/open.$format" 2>&1
        grep -q '餮名\|餮人\|魑系\|魑值\|魑料\|魅品\|魅证\|魍名\|魉名' "$work/open.$format" && bad "$file $format shows more than the value at fault" || ok
        "$program" check $file --format=$format --quiet-values >"$work/quiet.$format" 2>&1
        grep -q '[饕餮魑魅魍魉]\|2024-02-03\|2020-01-02\|25 年\|25 years' "$work/quiet.$format" && bad "$file $format --quiet-values shows a value: $(grep -o '.\{20\}[饕餮魑魅魍魉].\{5\}' "$work/quiet.$format" | head -2)" || ok
        [ -s "$work/quiet.$format" ] && ok || bad "$file $format --quiet-values says nothing"
    done
done
grep -q 魑密 "$work/open.text" || "$program" check faulty.yaml >"$work/open.text" 2>&1
grep -q 餮话 "$work/open.text" && ok || bad "without --quiet-values the value at fault is not shown"

# PDFs know nothing of the user, the host, the folders and the time: metadata name none, and another user, home, zone and folder give the same bytes.
for file in out/000001/*.pdf; do
    { pdfinfo "$file"; pdfinfo -meta "$file"; } >"$work/meta" 2>&1
    grep -qE 'CreationDate|ModDate|CreateDate|ModifyDate|MetadataDate|/home/|/root/' "$work/meta" || grep -qwF -e "$(uname -n)" -e "$(id -un)" -e "$work" -e "$top" "$work/meta" && bad "metadata of $file" || ok
done
mkdir -m 700 deeper
(cd deeper && env -i USER=somebody LOGNAME=somebody HOME=/nonexistent TZ=Pacific/Apia HOSTNAME=elsewhere "$program" build "$top/samples/classified/approval.yaml" -o here >/dev/null 2>&1)
diff -r order deeper/here >/dev/null && ok || bad "the bytes depend on user, home, zone or folder"
finish
