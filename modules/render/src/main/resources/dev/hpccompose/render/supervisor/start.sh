# --- start: directories, FIFO, signals

hc_fail_early() {
  printf 'hpc-compose: %s\n' "$1" >&2
  exit 1
}

hc_open_job_directory() {
  local TZ=UTC0 # runs sort by name
  [[ -n $HC_ROOT ]] || HC_ROOT=${SLURM_SUBMIT_DIR:-$PWD}/.hpc-compose
  if [[ -z $HC_RUN && -L $HC_ROOT/$HC_JOB ]] && ((HC_ATTEMPT)); then
    HC_RUN=$(readlink "$HC_ROOT/$HC_JOB")
    HC_RUN=${HC_RUN##*/}
  fi
  [[ -n $HC_RUN ]] || printf -v HC_RUN '%(%Y%m%d-%H%M%S)T-%s' -1 "$HC_JOB"
  HC_DIR=$HC_ROOT/runs/$HC_RUN
  mkdir -p "$HC_DIR/events" "$HC_DIR/logs" "$HC_DIR/allocation" || hc_fail_early "cannot create $HC_DIR"
  hc_link "$HC_JOB"
  exec 104>>"$HC_DIR/events/batch-$HC_ATTEMPT.jsonl" || hc_fail_early "cannot write to $HC_DIR/events"
}

# Makes .hpc-compose/$1 point to this run; what an older run left in its place is set aside, never removed.
hc_link() {
  local link=$HC_ROOT/$1
  [[ $link -ef $HC_DIR ]] && return
  if [[ -d $link && ! -L $link ]]; then
    # the submitting process does the same, and may have been faster
    mv -T "$link" "$link.before-$HC_RUN" 2>/dev/null || [[ -L $link || ! -e $link ]] || hc_fail_early "cannot set $link aside"
  fi
  if ! { ln -s "runs/$HC_RUN" "$link.$HC_RUN" && mv -fT "$link.$HC_RUN" "$link"; }; then
    hc_fail_early "cannot link $link"
  fi
}

# Reports travel through a FIFO that has no name any more once it is open: nothing is left behind, whatever happens.
hc_open_reports() {
  local place
  for place in "${TMPDIR:-/tmp}" /tmp /dev/shm "$HC_DIR"; do
    place=$(mktemp -d "$place/hpc-compose.XXXXXX" 2>/dev/null) || continue
    mkfifo "$place/reports" && exec 103<>"$place/reports"
    rm -rf "$place"
    [[ -e /proc/self/fd/103 ]] && return
  done
  hc_fail_early 'no place for a FIFO'
}

hc_write_allocation() {
  printf '%s\n' "$HC_PRIMARY" >"$HC_DIR/allocation/primary_node"
  printf '%s\n' "${HC_NODES[@]}" >"$HC_DIR/allocation/nodes.txt"
}

hc_init_services() {
  local i
  for ((i = 0; i < HC_COUNT; i++)); do
    HC_STATE[i]=pending HC_LAUNCHES[i]=0 HC_RESTARTS[i]=0 HC_READY[i]=0 HC_RESTART_AFTER_STOP[i]=0 HC_CODE[i]=''
    HC_RUNNER[i]='' HC_CHILD[i]='' HC_PROBE_PID[i]='' HC_STARTED_EVENT[i]='' HC_FORCED[i]=false
    HC_GATE_AT[i]=0 HC_READY_AT[i]=0 HC_RELAUNCH_AT[i]=0 HC_KILL_AT[i]=0
  done
}

# What every service gets, before its own environment. Runs in the child that becomes the service.
hc_service_environment() {
  hc_scrub_environment
  export HPC_COMPOSE_RUN_ID=$HC_RUN HPC_COMPOSE_JOB_ID=$HC_JOB HPC_COMPOSE_SERVICE=${HC_NAME[$1]}
  export HPC_COMPOSE_PRIMARY_NODE=$HC_PRIMARY HPC_COMPOSE_NODE_COUNT=${#HC_NODES[@]}
  local IFS=,
  export HPC_COMPOSE_NODELIST="${HC_NODES[*]}"
  export HPC_COMPOSE_JOB_DIR=$HC_SEEN_DIR HPC_COMPOSE_NODELIST_FILE=$HC_SEEN_DIR/allocation/nodes.txt
}

# A handler only queues a report: the loop handles it like any other.
hc_trap_signals() {
  trap 'printf "signal TERM\n" >&103' TERM
  trap 'printf "signal INT\n" >&103' INT
  trap 'printf "signal HUP\n" >&103' HUP
  trap hc_on_shell_exit EXIT
  [[ -z $HC_EARLY_SIGNAL ]] || printf 'signal %s\n' "$HC_EARLY_SIGNAL" >&103
  HC_EARLY_SIGNAL=
}

hc_begin() {
  local nodes
  HC_UMASK=$(umask)
  umask 077
  HC_SEQ=0 HC_CAUSE='' HC_LAST='' HC_PARTIAL='' HC_ASK=() HC_PHASE=running HC_OUTCOME='' HC_EXIT_CODE='' HC_DECIDED_BY=''
  HC_ENDING=0 HC_SIGNALLED=0 HC_FINISHED=0 HC_WRITE_FAILED=0 HC_STATE_CHANGED=0 HC_LIMIT_AT=0 HC_VERDICT_AT=0 HC_TEARDOWN_EVENT=''
  HC_WAY_OUT=supervisor_failed
  HC_BEAT_EVERY=5000 HC_KILL_WAIT=3000 HC_STOP_BUDGET=0 HC_SIGNAL_REACHES_SERVICES=0
  hc_start_clock
  hc_now
  hc_allocation
  hc_open_job_directory
  HC_SEEN_DIR=${HC_SEEN_DIR:-$HC_DIR}
  hc_open_reports
  hc_init_services
  hc_trap_signals
  hc_write_allocation
  printf -v nodes '"%s",' "${HC_NODES[@]}"
  hc_emit attempt.started ",\"job_id\":\"$HC_JOB\",\"host\":\"${HOSTNAME%%.*}\",\"pid\":$$,\"nodes\":[${nodes%,}]" "$HC_PLANNED"
  HC_CAUSE=$HC_LAST
  hc_beat
  hc_after_begin
}
