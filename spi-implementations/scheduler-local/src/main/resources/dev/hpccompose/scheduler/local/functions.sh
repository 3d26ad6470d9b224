hc_allocation() {
  HC_JOB=${HPC_COMPOSE_LOCAL_JOB:-local-$$}
  HC_ATTEMPT=0
  HC_PRIMARY=${HOSTNAME%%.*}
  HC_NODES=("$HC_PRIMARY")
}

# Nobody else keeps the time limit here.
hc_after_begin() {
  ((HC_TIME_LIMIT)) && HC_LIMIT_AT=$((HC_NOW + HC_TIME_LIMIT))
}

hc_scrub_environment() {
  unset HPC_COMPOSE_LOCAL_JOB "${!SLURM_STEP@}" SLURM_PROCID SLURM_LOCALID SLURM_NODEID SLURM_LAUNCH_NODE_IPADDR
}

hc_ask_to_stop() {
  local signal=$1 i
  shift
  for i; do kill -s "$signal" -- "-${HC_CHILD[i]}"; done
}

hc_kill() {
  kill -KILL -- "-$1" 2>/dev/null
}

# Nobody but this shell ends a job here, so there is nobody to ask.
hc_request_verdict() {
  printf 'verdict unknown\n' >&103
}

hc_step_usage() {
  echo 'the embedded engine does not measure its steps'
  return 127
}

hc_step_names() {
  :
}

# A service that left its process group is still known by its environment.
hc_sweep() {
  local file pid
  while read -r file; do
    pid=${file#/proc/}
    kill -KILL "${pid%%/*}" 2>/dev/null
  done < <(grep -lszx -- "HPC_COMPOSE_RUN_ID=$HC_RUN" /proc/[0-9]*/environ)
}
