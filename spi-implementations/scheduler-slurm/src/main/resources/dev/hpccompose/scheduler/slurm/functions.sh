hc_allocation() {
  HC_JOB=${SLURM_JOB_ID:?this script is for sbatch: submit it, or render it with --local}
  HC_ATTEMPT=${SLURM_RESTART_COUNT:-0}
  HC_NODES=("$SLURM_JOB_NODELIST")
  if [[ $SLURM_JOB_NODELIST == *[\[,]* ]]; then
    mapfile -t HC_NODES < <(timeout 10 scontrol show hostnames "$SLURM_JOB_NODELIST")
    ((${#HC_NODES[@]})) || hc_fail_early "scontrol does not know the nodes of the job: $SLURM_JOB_NODELIST"
  fi
  HC_PRIMARY=${HC_NODES[0]}
  HC_STEP_GRES=none # of a step whose spec says nothing: the GPUs that its node gives the job
  ((${SLURM_GPUS_ON_NODE:-0} == 0)) || HC_STEP_GRES=gpu:$SLURM_GPUS_ON_NODE
  hash scancel squeue || hc_fail_early "no Slurm commands on the PATH of $HOSTNAME"
  HC_SRUN=${HPC_COMPOSE_SRUN_BIN:-$(type -P srun)} # a service may bring a PATH of its own
  [[ -x $HC_SRUN ]] || hc_fail_early "no srun on $HOSTNAME: '$HC_SRUN'"
  HC_SUBMIT_DIR=${SLURM_SUBMIT_DIR:-$PWD}
  HC_SCHEDULER_COMMANDS='scancel scontrol squeue sstat xargs'
  HC_LAUNCHER_SAYS='srun:'
  HC_SIGNAL_REACHES_SERVICES=1
  HC_JOB_CGROUP=job_$HC_JOB
  HC_BATCH_LOG=$(readlink /proc/self/fd/2) HC_BATCH_LOG_SIZE=0
  [[ ! -f $HC_BATCH_LOG ]] || HC_BATCH_LOG_SIZE=$(stat -c %s -- "$HC_BATCH_LOG")
}

# KillWait is all the time that Slurm leaves between its TERM and its KILL: 30 s where nobody changed it.
hc_after_begin() {
  HC_STOP_BUDGET=28500
  (
    exec 104>&-
    wait=$(timeout 10 scontrol show config | sed -n 's/^KillWait *= *\([0-9]*\).*/\1/p')
    [[ -n $wait ]] && printf 'budget %d\n' $((wait > 2 ? wait * 1000 - 1500 : 500)) >&103
  ) </dev/null >/dev/null 2>&1 &
  disown "$!"
}

# What a step inherits from its job differs between versions of Slurm: every step says what it wants, and inherits nothing
# that srun(1) reads. Whatever else Slurm has there stays: newer versions need it.
hc_scrub_environment() {
  unset -v HPC_COMPOSE_LOCAL_JOB "${!SLURM_STEP@}" "${!SLURM_CPU_BIND@}" "${!SLURM_MEM_@}" "${!SLURM_NTASKS@}" "${!SLURM_TASKS_PER_@}" \
    "${!SLURM_TRES_@}" "${!SLURM_GPUS@}" "${!SLURM_CPUS_PER_@}" "${!SRUN_@}" "${!SBATCH_@}" "${!PMI@}" \
    "${!SLURM_BCAST@}" "${!SLURM_DIST@}" "${!SLURM_GRES@}" "${!SLURM_REQ_@}" "${!SLURM_STD@}" "${!SLURM_TASK_@}" \
    "${!SLURM_THREAD@}" "${!SLURM_WAIT@}" SLURM_ACCTG_FREQ SLURM_BURST_BUFFER SLURM_COMPRESS SLURM_CONSTRAINT \
    SLURM_CORE_SPEC SLURM_CPU_FREQ_REQ SLURM_DEBUG SLURM_DELAY_BOOT SLURM_DEPENDENCY SLURM_DISABLE_STATUS SLURM_EPILOG \
    SLURM_EXACT SLURM_EXCLUSIVE SLURM_EXPORT_ENV SLURM_GTIDS SLURM_HINT SLURM_HOSTFILE SLURM_IMMEDIATE SLURM_JOB_NAME \
    SLURM_KILL_BAD_EXIT SLURM_LABELIO SLURM_LAUNCH_NODE_IPADDR SLURM_LOCALID SLURM_MULTI_PROG SLURM_NETWORK SLURM_NNODES \
    SLURM_NODEID SLURM_NO_KILL SLURM_NPROCS SLURM_OPEN_MODE SLURM_OVERCOMMIT SLURM_OVERLAP SLURM_POWER SLURM_PROCID \
    SLURM_PROFILE SLURM_PROLOG SLURM_REMOTE_CWD SLURM_RESV_PORTS SLURM_SEND_LIBS SLURM_SIGNAL SLURM_SPREAD_JOB \
    SLURM_SRUN_COMM_HOST SLURM_SRUN_COMM_PORT SLURM_SRUN_REDUCE_TASK_EXIT_MSG SLURM_TIMELIMIT SLURM_UMASK \
    SLURM_UNBUFFEREDIO SLURM_USE_MIN_NODES SLURM_WCKEY SLURM_WORKING_DIR
}

# TERM to an srun process would kill its tasks at once; a signal sent to the step is what they can handle. Only a launch
# that has no step yet is ended at srun.
hc_ask_to_stop() {
  local i
  hc_signal "$@"
  for i in "${HC_STEPLESS[@]}"; do hc_kill "${HC_CHILD[i]}"; done
}

# A controller that is away for a while, or has just come back and does not take part in everything yet, is not needed for
# what runs here; for the rest it is asked until it has passed the signal on or none of it runs. $1 signal, then services.
# Sets HC_STEPLESS to those that have no step.
hc_signal() {
  local signal=$1 i pause=0
  shift
  exec 105<> <(:)
  HC_STEPLESS=() HC_COMPLAINT=
  until hc_signal_steps "$signal" "$@" || hc_signal_here "$signal" "${HC_UNTOLD[@]}"; do
    hc_pause $((pause < 5 ? ++pause : 5))
    set --
    for i in "${HC_UNTOLD[@]}"; do kill -0 "${HC_CHILD[i]}" 2>/dev/null && set -- "$@" "$i"; done
    (($#)) && [[ -e /proc/$$ ]] || return
  done
}

# $1 signal, then services. Sets HC_UNTOLD to those whose steps it could not reach. A service that was ready or has tasks
# has a step, whether the controller names it or not.
hc_signal_steps() {
  local signal=$1 i id name names said found=()
  local -A step=() service=()
  shift
  HC_UNTOLD=("$@")
  names=$(hc_step_names) || { hc_complain 'squeue does not name the steps' && return 1; }
  HC_UNTOLD=()
  while read -r id name; do [[ -z $name ]] || step[$name]=$id; done <<<"$names"
  for i; do
    id=${step[${HC_TOKEN[i]}]-}
    if [[ -n $id ]]; then
      found+=("$id") service[$id]=$i
    elif ((HC_READY[i])) || [[ -n $(hc_processes_here "$i") ]]; then
      HC_UNTOLD+=("$i")
    else
      HC_STEPLESS+=("$i")
    fi
  done
  if ((${#found[@]})) && ! said=$(hc_signal_found "$signal" "${found[@]}"); then
    hc_complain "${said:-scancel does not answer}"
    hc_refused_steps "$said" "${found[@]}"
    for id in "${HC_REFUSED_STEPS[@]}"; do HC_UNTOLD+=("${service[$id]}"); done
  fi
  ((${#HC_UNTOLD[@]} == 0))
}

# Signals what runs on this node alone without the controller. $1 signal, then services. Sets HC_UNTOLD to the others.
hc_signal_here() {
  local signal=$1 i processes
  shift
  HC_UNTOLD=()
  for i; do
    mapfile -t processes < <(hc_processes_here "$i")
    ((${#processes[@]})) && kill -s "$signal" "${processes[@]}" 2>/dev/null || HC_UNTOLD+=("$i")
  done
  ((${#HC_UNTOLD[@]} == 0))
}

# The tasks of a service whose only node this is. What they have in their environment srun itself has not. $1 service
hc_processes_here() {
  local file
  grep -qszxF -e --nodes=1 "/proc/${HC_CHILD[$1]}/cmdline" &&
    grep -qszxF -e "--nodelist=$HC_PRIMARY" "/proc/${HC_CHILD[$1]}/cmdline" || return
  grep -lszxF -e "HPC_COMPOSE_RUN_ID=$HC_RUN" /proc/[0-9]*/environ |
    xargs -r grep -lszxF -e "HPC_COMPOSE_SERVICE=${HC_NAME[$1]}" | xargs -r grep -lsz -e '^SLURM_PROCID=' |
    while IFS=/ read -r _ _ file _; do printf '%s\n' "$file"; done
}

# scancel may complain and end with 0 all the same: its words count. $1 signal, then steps
hc_signal_found() {
  local said
  said=$(timeout 5 scancel -s "$@" 2>&1) && [[ $said != *'error: '* ]] && return
  printf '%s\n' "$said"
  return 1
}

# For whoever wonders why a service was asked late. $1 words
hc_complain() {
  [[ $1 == "$HC_COMPLAINT" ]] || printf 'hpc-compose: services are asked again to stop: %s\n' "$1" >&2
  HC_COMPLAINT=$1
}

# No step gets a signal twice that scancel has not complained of; it may also complain of no step in particular.
# $1 its words, then steps. Sets HC_REFUSED_STEPS.
hc_refused_steps() {
  local said=$1 id
  shift
  HC_REFUSED_STEPS=()
  for id; do [[ $said == *" $id:"* ]] && HC_REFUSED_STEPS+=("$id"); done
  ((${#HC_REFUSED_STEPS[@]})) || HC_REFUSED_STEPS=("$@")
}

hc_step_names() {
  timeout 5 squeue -h -s -j "$HC_JOB" -o '%i %j'
}

# These fields exist in every version; AllocTRES does not. In the foreground timeout stays in the sampler's process group.
hc_step_usage() {
  timeout --foreground 10 sstat --noconvert -a -P -n -j "$HC_JOB" -o JobID,NTasks,AveCPU,AveRSS,MaxRSS,TRESUsageInAve
}

hc_kill() {
  kill -TERM "$1" 2>/dev/null
}

# While the job is ending its state is COMPLETING, and reason, restarts and time of preemption tell why. slurmstepd has
# written why to the log of the batch script before it signalled anybody, which needs no controller.
hc_request_verdict() {
  (
    trap '' TERM INT HUP # Slurm may be signalling every process of the job just now
    exec 104>&- 105<> <(:)
    hc_ask_controller
    if [[ $state == RUNNING && -z $said ]] && hc_anybody_terminated; then
      hc_pause 0.5 # the services are signalled first, and this was early
      hc_ask_controller
    fi
    requeued=$((${restarts:-0} > HC_ATTEMPT))
    case $state in COMPLETING | CANCELLED | PREEMPTED | TIMEOUT | NODE_FAIL | REQUEUED)
      for ((n = 0; n < 10 && ${#said} == 0; n++)); do
        hc_pause 0.1
        said=$(hc_batch_log_says)
      done
      ;;
    esac
    witness=batch_log evidence=$said
    [[ -n $said ]] || witness=scheduler evidence="$state $reason"
    hc_judge "$said" "$state" "$preempted" "$reason"
    printf 'verdict %s %d %s %s\n' "$HC_JUDGEMENT" "$requeued" "$witness" "$evidence" >&103
  ) </dev/null >/dev/null 2>&1 &
  disown "$!"
}

hc_ask_controller() {
  state='' restarts='' preempted='' reason=''
  read -r state restarts preempted reason < <(timeout 3 squeue -h -j "$HC_JOB" -O 'State:30,RestartCnt:16,PreemptTime:32,Reason:64')
  said=$(hc_batch_log_says)
}

# Whether a service ended by a TERM that nobody here sent.
hc_anybody_terminated() {
  local i
  for ((i = 0; i < HC_COUNT; i++)); do
    [[ ${HC_STATE[i]} == exited && ${HC_CODE[i]} == 143 ]] && return
  done
  return 1
}

# $1 what the batch log says, $2 state, $3 time of preemption, $4 reason
hc_judge() {
  case "$1 ${2:-silent} ${3:-N/A} $4" in
    *'DUE TO TIME LIMIT'* | *' TimeLimit'* | *' TIMEOUT '*) HC_JUDGEMENT=timed_out ;;
    *'DUE TO PREEMPTION'* | *' PREEMPTED '*) HC_JUDGEMENT=preempted ;;
    *'DUE TO NODE FAILURE'* | *' NodeDown'* | *' NODE_FAIL '*) HC_JUDGEMENT=node_failed ;;
    *'DUE TO JOB REQUEUE'* | *' REQUEUED '*) HC_JUDGEMENT=requeued ;;
    *' COMPLETING N/A '* | *' CANCELLED N/A '*) HC_JUDGEMENT=cancelled ;;
    *' COMPLETING '*) HC_JUDGEMENT=preempted ;;
    *' RUNNING '*) HC_JUDGEMENT=alone ;; # only the batch script was signalled
    '*** '*' CANCELLED AT '*) HC_JUDGEMENT=cancelled ;;
    *) HC_JUDGEMENT=unknown ;;
  esac
}

# What slurmstepd wrote about the end of this attempt; the log may hold those of earlier ones.
hc_batch_log_says() {
  [[ -f $HC_BATCH_LOG ]] || return
  tail -c "+$((HC_BATCH_LOG_SIZE + 1))" -- "$HC_BATCH_LOG" | tail -c 65536 |
    grep -a -o -m 1 -E "\*\*\* JOB $HC_JOB ON .* CANCELLED AT .*\*\*\*"
}

# srun prints what slurmstepd says about a step before it ends. $1 service, $2 launch, $3 exit code, $4 kills before it
hc_report_causes() {
  local log=$HC_OUT/logs/${HC_TOKEN[$1]}.log size line memory='' node='' refused='' away=0
  size=$(stat -c %s -- "$log")
  size=$((${size:-0} - HC_LOG_OFFSET[$1]))
  size=$((size < 0 ? 0 : size > 65536 ? 65536 : size))
  while IFS= read -r line; do
    case $line in
      *'Node failure on '*) node=${node:-$line} ;; # the first one is the cause, more may follow from it
      *': Unable to contact slurm controller'* | *': Socket timed out'*) refused=$line away=1 ;;
      *'for job '*) refused=$line ;; # it may be wrong for good, but a controller that came back does not know its nodes yet
      *slurmstepd*) memory=$line ;;
      *) memory=${memory:-$line} ;;
    esac
  done < <(tail -c "$size" -- "$log" | grep -a -E \
    "slurmstepd.*: error: Detected [0-9]+ oom.kill event.* StepId=${HC_JOB}[.]|^srun: error: .*: tasks? .*: Out Of Memory|^srun: error: Node failure on |^srun: error: Unable to (create step|confirm allocation) for job $HC_JOB: ")
  ((!away)) || printf 'away %d %d\n' "$1" "$2" >&103
  [[ -z $refused ]] || hc_report_cause "$1" "$2" launch_refused service_log "$refused"
  [[ -z $node ]] || hc_report_cause "$1" "$2" node_lost service_log "$node"
  if [[ -n $memory ]]; then
    hc_report_cause "$1" "$2" out_of_memory service_log "$memory"
  else
    hc_compare_oom_kills "$1" "$2" "$3" "$4"
  fi
}

# How long the job may still run; what the spec says when nobody answers, for Slurm may signal earlier but not later.
hc_request_limit() {
  (
    exec 104>&-
    left=$HC_WARNING_TIME
    end=$(SLURM_TIME_FORMAT=%s timeout 5 squeue -h -j "$HC_JOB" -o %e)
    printf -v now '%(%s)T' -1
    [[ $end =~ ^[0-9]+$ ]] && left=$((end > now ? (end - now) * 1000 : 1))
    printf 'limit %d\n' "$left" >&103
  ) </dev/null >/dev/null 2>&1 &
  disown "$!"
}

# The end of the batch script ends every step, but not what lost its slurmstepd, and with proctrack/linuxproc not what
# left its parent. On the other nodes only Slurm can look.
hc_sweep() {
  hc_sweep_marked
}
