#!/bin/sh
# Runs samples/group/slurm for real: munge, slurmctld and slurmd of its own on the loopback, in a folder of its own, with a key and ports of their own; ended at the end.
# Needs the packages munge, slurmctld, slurmd and slurm-client, and root (slurmd); see make check-slurm.
# usage: slurm.sh PROGRAM
set -u
program=$(realpath "$1")
cd "$(dirname "$0")/.." || exit 2
work=$(mktemp -d) || exit 2
chmod 755 "$work"
pids=
cleanup() {
    for pid in $pids; do kill "$pid" 2>/dev/null; done
    sleep 1
    for pid in $pids; do kill -9 "$pid" 2>/dev/null; done
    rm -rf "$work"
}
trap cleanup EXIT
samples=$PWD/samples/group/slurm
passed=0 failed=0
check() { # name command...
    name=$1; shift
    if "$@" >"$work/check.log" 2>&1; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAIL slurm: $name"; head -5 "$work/check.log"; fi
}

mkdir "$work/munge" "$work/state" "$work/spool"
dd if=/dev/urandom of="$work/munge/key" bs=128 count=1 2>/dev/null
chmod 400 "$work/munge/key"; chmod 755 "$work/munge"
munged --foreground --force --socket="$work/munge/socket" --key-file="$work/munge/key" --pid-file="$work/munge/pid" --log-file="$work/munge/log" --seed-file="$work/munge/seed" 2>"$work/munge/err" &
pids=$!
port=$((20000 + $$ % 20000)); host=$(hostname -s)
cat >"$work/slurm.conf" <<CONF
ClusterName=test
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$work/munge/socket
CryptoType=crypto/munge
SlurmctldPort=$port
SlurmdPort=$((port + 1))
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/slurmd.log
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=sched_interval=1
MinJobAge=300
ReturnToService=2
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=$host Default=YES MaxTime=60 State=UP OverSubscribe=FORCE:4
CONF
export SLURM_CONF="$work/slurm.conf"
for try in $(seq 50); do [ -S "$work/munge/socket" ] && break; sleep 0.1; done
slurmctld -D -f "$SLURM_CONF" >"$work/ctld.out" 2>&1 & pids="$pids $!"
slurmd -D -f "$SLURM_CONF" -N "$host" >"$work/d.out" 2>&1 & pids="$pids $!"
for try in $(seq 100); do sinfo -h -o %t 2>/dev/null | grep -q idle && break; sleep 0.3; done
check "the node is up" sh -c "sinfo -h -o %t | grep -q idle || { tail -5 '$work/slurmctld.log' '$work/slurmd.log' '$work/ctld.out' '$work/d.out'; false; }"

tests/units.sh 20 "$work/many" 2
"$program" batch "$work/many/roster.yaml" -o "$work/alone" -j2 >/dev/null 2>&1
cd "$work" || exit 2 # where Slurm puts what the jobs say
last=$("$samples/submit.sh" "$program" "$work/many/roster.yaml" "$work/out" 4)
for try in $(seq 300); do
    state=$(scontrol show job "$last" 2>/dev/null | sed -n 's/.*JobState=\([A-Z_]*\).*/\1/p')
    case $state in COMPLETED | FAILED | CANCELLED | TIMEOUT) break ;; esac
    sleep 0.3
done
check "the array and the merge end well" test "$state" = COMPLETED
check "four tasks had a part each" sh -c "cat slurm-*_*.out | grep -c 'units: built' | grep -qx 4"
check "the parts are the whole" sh -c "cat slurm-*_*.out | sed -n 's/^\([0-9]*\) units.*/\1/p' | awk '{n += \$1} END {exit n != 20}'"
check "the same files as on one machine" diff -r -x .state "$work/alone" "$work/out"
echo "slurm: $passed passed, $failed failed"
[ "$failed" = 0 ]
