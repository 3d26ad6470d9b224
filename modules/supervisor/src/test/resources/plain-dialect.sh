# The plainest scheduler: a step is a process of this machine, and nobody but this shell ends the job.

HC_TIME_LIMIT=0 HC_TEST_ATTEMPT=0 HC_TEST_NODES=()

hc_allocation() {
  HC_JOB=plain-$$
  HC_ATTEMPT=$HC_TEST_ATTEMPT
  HC_PRIMARY=${HOSTNAME%%.*}
  HC_NODES=("$HC_PRIMARY")
  ((${#HC_TEST_NODES[@]} == 0)) || HC_NODES=("${HC_TEST_NODES[@]}") HC_PRIMARY=${HC_TEST_NODES[0]}
}

hc_after_begin() {
  ((HC_TIME_LIMIT)) || return
  HC_END_AT=$((HC_NOW + HC_TIME_LIMIT)) HC_LIMIT_AT=$((HC_NOW + HC_TIME_LIMIT))
  ((HC_WARNING_TIME)) || return
  HC_WARNING_AT=$((HC_END_AT - HC_WARNING_TIME))
}

hc_request_limit() {
  printf 'limit %d\n' $((HC_END_AT > HC_NOW ? HC_END_AT - HC_NOW : 1)) >&103
}

hc_scrub_environment() {
  unset HPC_COMPOSE_TEST
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

hc_request_verdict() {
  printf 'verdict unknown\n' >&103
}

hc_report_causes() {
  hc_compare_oom_kills "$@"
}

hc_sample_slurm() {
  hc_degrade slurm 'there are no steps'
  HC_OFF[slurm]=1
}

hc_sample_cgroup() {
  hc_stamp
  printf '{"at":"%s"}\n' "$HC_STAMP" >>"$HC_METRICS/cgroup.jsonl"
}

hc_sweep() {
  hc_sweep_marked
}
