#!/usr/bin/env bash
# After the last task of a step on this node its container ends, and goes unless it has a name.
set -euo pipefail
here=$(dirname -- "$(readlink -f -- "$0")")
node=$here/nodes/${SLURMD_NODENAME:?}
step=$node/steps/$SLURM_JOB_ID.$SLURM_STEP_ID
[[ -d $step ]] || exit 0

# from the likes of 2(x3),1
tasks_here() {
  local part n index=0
  for part in ${SLURM_STEP_TASKS_PER_NODE//,/ }; do
    [[ $part =~ ^([0-9]+)(\(x([0-9]+)\))?$ ]]
    for ((n = 0; n < ${BASH_REMATCH[3]:-1}; n++)); do
      ((index++ < SLURM_NODEID)) || { echo "${BASH_REMATCH[1]}" && return; }
    done
  done
}

exec 9>"$step/lock"
flock 9
touch "$step/ended/$SLURM_PROCID"
ended=("$step"/ended/*)
((${#ended[@]} == $(tasks_here))) || exit 0
# whoever only joined a container leaves it as it is
if [[ -p $step/running ]]; then
  container=$(cat "$step/container")
  if [[ -e $node/running/$container ]]; then
    kill -KILL "$(cat "$node/running/$container")" || :
    rm -f "$node/running/$container"
  fi
  [[ $container != "pyxis_$SLURM_JOB_ID.$SLURM_STEP_ID" ]] || rm -rf --one-file-system "$node/data/$container"
fi
rm -rf "$step"
