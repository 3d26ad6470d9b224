# --- start: directories, FIFO, signals

hc_fail_early() {
  printf 'hpc-compose: %s\n' "$1" >&2
  exit 1
}

hc_open_job_directory() {
  local TZ=UTC0 # runs sort by name
  [[ -n $HC_ROOT ]] || HC_ROOT=$HC_SUBMIT_DIR/.hpc-compose
  if [[ -z $HC_RUN && -L $HC_ROOT/$HC_JOB ]] && ((HC_ATTEMPT)); then
    HC_RUN=$(readlink "$HC_ROOT/$HC_JOB")
    HC_RUN=${HC_RUN##*/}
  fi
  [[ -n $HC_RUN ]] || printf -v HC_RUN '%(%Y%m%d-%H%M%S)T-%s' -1 "$HC_JOB"
  HC_DIR=$HC_ROOT/runs/$HC_RUN
  HC_OUT=$HC_DIR
  [[ -z $HC_RESUME ]] || HC_OUT=$HC_DIR/attempts/$HC_ATTEMPT
  mkdir -p "$HC_DIR/events" "$HC_DIR/allocation" "$HC_OUT/logs" || hc_fail_early "cannot create $HC_OUT"
  hc_link "$HC_ROOT" "$HC_JOB" "runs/$HC_RUN"
  [[ -z $HC_RESUME ]] || hc_show_attempt
  hc_open_history
}

# Makes $1/$2 point to $3; what an older run left in its place is set aside, never removed.
hc_link() {
  local link=$1/$2
  [[ -L $link && $link -ef $1/$3 ]] && return
  if [[ -e $link && ! -L $link ]]; then
    # the submitting process does the same, and may have been faster
    mv -T "$link" "$link.before-$HC_RUN" 2>/dev/null || [[ -L $link || ! -e $link ]] || hc_fail_early "cannot set $link aside"
  fi
  if ! { ln -s "$3" "$link.$HC_RUN" && mv -fT "$link.$HC_RUN" "$link"; }; then
    hc_fail_early "cannot link $link"
  fi
}

# With x-slurm.resume each attempt keeps its own results; the usual names point to those of the latest one.
hc_show_attempt() {
  local name
  HC_IS_RESUME=1
  if ((HC_ATTEMPT == 0)) && hc_is_empty "$HC_RESUME"; then HC_IS_RESUME=0; fi
  mkdir -p "$HC_RESUME" "$HC_OUT/metrics" "$HC_OUT/artifacts" || hc_fail_early "cannot create $HC_RESUME"
  for name in logs metrics artifacts state.json; do
    hc_link "$HC_DIR" "$name" "attempts/$HC_ATTEMPT/$name"
  done
}

hc_is_empty() {
  local entry
  for entry in "$1"/* "$1"/.[!.]* "$1"/..?*; do
    [[ -e $entry || -L $entry ]] && return 1
  done
  return 0
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

hc_init_services() {
  local i
  for ((i = 0; i < HC_COUNT; i++)); do
    HC_STATE[i]=pending HC_LAUNCHES[i]=0 HC_RESTARTS[i]=0 HC_READY[i]=0 HC_RESTART_AFTER_STOP[i]=0 HC_CODE[i]=''
    HC_RUNNER[i]='' HC_CHILD[i]='' HC_PROBE_PID[i]='' HC_STARTED_EVENT[i]='' HC_FORCED[i]=false
    HC_HOOKS_PID[i]='' HC_PROBE_RESULT[i]='' HC_RESTARTED_AT[i]='' HC_OPENED_AT[i]=0
    HC_GATE_AT[i]=0 HC_READY_AT[i]=0 HC_RELAUNCH_AT[i]=0 HC_KILL_AT[i]=0
    HC_REG_WANTED[i]=0 HC_REG_HELD[i]=0 HC_REG_BUSY[i]=0 HC_RENEW_AT[i]=0
  done
}

# What every service gets, before its own environment. Runs in the child that becomes the service.
hc_service_environment() {
  hc_scrub_environment
  PATH=${HC_SERVICE_PATH:-$PATH}
  export HPC_COMPOSE_RUN_ID=$HC_RUN HPC_COMPOSE_JOB_ID=$HC_JOB HPC_COMPOSE_SERVICE=${HC_NAME[$1]}
  export HPC_COMPOSE_PRIMARY_NODE=$HC_PRIMARY HPC_COMPOSE_NODE_COUNT=${#HC_NODES[@]}
  local IFS=,
  export HPC_COMPOSE_NODELIST="${HC_NODES[*]}"
  export HPC_COMPOSE_JOB_DIR=$HC_SEEN_DIR HPC_COMPOSE_NODELIST_FILE=$HC_SEEN_DIR/allocation/nodes.txt
  export HPC_COMPOSE_HOSTFILE=$HC_SEEN_DIR/allocation/hostfile
  hc_meeting_point "$1"
  [[ ${#HC_ADDRESSES[@]} == 0 ]] || export "${HC_ADDRESSES[@]}"
  if [[ -n $HC_RESUME ]]; then
    export HPC_COMPOSE_RESUME_DIR=$HC_SEEN_RESUME HPC_COMPOSE_ATTEMPT=$HC_ATTEMPT HPC_COMPOSE_IS_RESUME=$HC_IS_RESUME
  fi
}

# A handler only queues a report: the loop handles it like any other.
hc_trap_signals() {
  trap 'printf "signal TERM\n" >&103' TERM
  trap 'printf "signal INT\n" >&103' INT
  trap 'printf "signal HUP\n" >&103' HUP
  case $HC_WARNING_SIGNAL in
    '' | TERM | INT | HUP | KILL | STOP) ;;
    *) trap 'printf "warning\n" >&103' "$HC_WARNING_SIGNAL" ;;
  esac
  trap hc_on_shell_exit EXIT
  [[ -z $HC_EARLY_SIGNAL ]] || printf 'signal %s\n' "$HC_EARLY_SIGNAL" >&103
  HC_EARLY_SIGNAL=
}

hc_begin() {
  local nodes
  HC_UMASK=$(umask)
  umask 077
  HC_SEQ=0 HC_SEALED=0 HC_SEAL_AT=0 HC_LINES_BEFORE=0
  HC_CAUSE='' HC_LAST='' HC_PARTIAL='' HC_ASK=() HC_PHASE=running HC_OUTCOME='' HC_EXIT_CODE='' HC_DECIDED_BY=''
  HC_ENDING=0 HC_SIGNALLED=0 HC_FINISHED=0 HC_WRITE_FAILED=0 HC_STATE_CHANGED=0 HC_LIMIT_AT=0 HC_VERDICT_AT=0 HC_TEARDOWN_EVENT=''
  HC_UNRESOLVED=0 HC_RESOLVER='' HC_ENDPOINT_AT=() HC_ADDRESSES=() HC_LEAVING_AT=0 HC_REMOVALS=0 HC_REMOVAL_AT=0
  HC_SAMPLER='' HC_SAMPLER_AT=0 HC_SAMPLER_LISTENS=0 HC_SAMPLER_CUT=0 HC_SIGNALLED_AT=0 HC_COLLECT_AT=0 HC_COLLECTED=0
  HC_WAY_OUT=supervisor_failed HC_SERVICE_PATH=''
  HC_WARNED=0 HC_WARNING_AT=0 HC_SIGNALLED_BY='' HC_SIGNAL_EVENT='' HC_JUDGED=0 HC_LIMIT_EVENT='' HC_BROKEN_OFF='' HC_PREVIOUS=''
  HC_OUT_OF_MEMORY=() HC_REFUSED=() HC_REFUSALS=() HC_DOUBTS=() HC_CGROUPS=/sys/fs/cgroup HC_JOB_CGROUP=''
  HC_BEAT_EVERY=5000 HC_KILL_WAIT=3000 HC_STOP_BUDGET=0 HC_SIGNAL_REACHES_SERVICES=0
  HC_SUBMIT_DIR=$PWD HC_SCHEDULER_COMMANDS='' HC_LAUNCHER_SAYS=''
  read -r HOSTNAME </proc/sys/kernel/hostname # the environment may have that of another machine
  hc_start_clock
  hc_now
  hc_allocation
  hc_open_job_directory
  HC_SEEN_DIR=${HC_SEEN_DIR:-$HC_DIR}
  hc_open_reports
  hc_init_services
  hc_trap_signals
  hc_write_allocation
  hc_find_oom_file "$HC_JOB_CGROUP"
  ((HC_ATTEMPT == 0)) || hc_look_back
  printf -v nodes '"%s",' "${HC_NODES[@]}"
  hc_emit attempt.started ",\"job_id\":\"$HC_JOB\",\"host\":\"${HOSTNAME%%.*}\",\"pid\":$$,\"nodes\":[${nodes%,}]" "${HC_PREVIOUS:-$HC_PLANNED}"
  HC_CAUSE=$HC_LAST
  [[ -z $HC_BROKEN_OFF ]] || hc_emit attempt.broken_off "$HC_BROKEN_OFF"
  hc_beat
  hc_after_begin
}
