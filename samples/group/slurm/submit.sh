#!/bin/sh
# A roster on a cluster: a job array of PARTS tasks builds the units, a last job writes the roll-up, also when units were faulty. DIR is on a file system that all nodes see.
# usage: submit.sh PROGRAM ROSTER DIR PARTS     prints the number of the last job
set -eu
here=$(cd "$(dirname "$0")" && pwd)
array=$(sbatch --parsable --array="1-$4" "$here/job.sh" "$1" "$2" "$3")
sbatch --parsable --dependency="afterany:$array" --job-name=dengbao-merge --ntasks=1 --wrap="'$1' batch '$2' -o '$3' --merge"
