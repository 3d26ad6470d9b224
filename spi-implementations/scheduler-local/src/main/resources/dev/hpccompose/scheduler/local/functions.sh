hc_allocation() {
  HC_JOB=${HPC_COMPOSE_LOCAL_JOB:-local-$$}
  HC_ATTEMPT=0
  HC_PRIMARY=${HOSTNAME%%.*}
  HC_NODES=("$HC_PRIMARY")
}

# Nobody else keeps the time limit here, and nobody else tells of it.
hc_after_begin() {
  ((HC_TIME_LIMIT)) || return
  HC_END_AT=$((HC_NOW + HC_TIME_LIMIT)) HC_LIMIT_AT=$((HC_NOW + HC_TIME_LIMIT))
  ((HC_WARNING_TIME)) || return
  HC_WARNING_AT=$((HC_END_AT - HC_WARNING_TIME))
  ((HC_WARNING_AT > HC_NOW)) || HC_WARNING_AT=$HC_NOW
}

hc_request_limit() {
  printf 'limit %d\n' $((HC_END_AT > HC_NOW ? HC_END_AT - HC_NOW : 1)) >&103
}

hc_scrub_environment() {
  unset -v HPC_COMPOSE_LOCAL_JOB "${!SLURM_STEP@}" SLURM_PROCID SLURM_LOCALID SLURM_NODEID SLURM_LAUNCH_NODE_IPADDR
}

hc_ask_to_stop() {
  hc_signal "$@"
}

hc_signal() {
  local signal=$1 i
  shift
  for i; do kill -s "$signal" -- "-${HC_CHILD[i]}" 2>/dev/null; done
}

hc_kill() {
  kill -KILL -- "-$1" 2>/dev/null
}

# Nobody but this shell ends a job here, so there is nobody to ask.
hc_request_verdict() {
  printf 'verdict unknown\n' >&103
}

hc_sample_slurm() {
  hc_degrade slurm 'the embedded engine does not measure its steps'
  HC_OFF[slurm]=1
}

# A service that left its process group is still known by its environment.
hc_sweep() {
  hc_sweep_marked
}

# Only the kernel's count can tell. $1 service, $2 launch, $3 exit code, $4 kills before it
hc_report_causes() {
  hc_compare_oom_kills "$@"
}
