#!/bin/sh
#SBATCH --job-name=dengbao
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=1
# One part of a roster as a task of a Slurm job array; submit.sh starts the array and the merge after it.
# usage: job.sh PROGRAM ROSTER DIR
set -eu
exec "$1" batch "$2" -o "$3" -j "${SLURM_CPUS_PER_TASK:-1}" --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_MAX"
