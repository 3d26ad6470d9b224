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
  HC_SIGNAL_REACHES_SERVICES=1
}

# KillWait is all the time that Slurm leaves between its TERM and its KILL.
hc_after_begin() {
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
  unset "${!SLURM_STEP@}" "${!SLURM_CPU_BIND@}" "${!SLURM_MEM_@}" "${!SLURM_NTASKS@}" "${!SLURM_TASKS_PER_@}" \
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

# TERM to an srun process would kill its tasks at once; a signal sent to the step is what they can handle.
hc_ask_to_stop() {
  local signal=$1 i id name found=()
  local -A step=()
  shift
  while read -r id name; do step[$name]=$id; done < <(hc_step_names)
  for i; do
    id=${step[${HC_TOKEN[i]}]-}
    if [[ -n $id ]]; then
      found+=("$id")
    else
      kill -TERM "${HC_CHILD[i]}" # srun that has no step yet
    fi
  done
  ((${#found[@]} == 0)) || timeout 5 scancel -s "$signal" "${found[@]}"
}

hc_step_names() {
  timeout 5 squeue -h -s -j "$HC_JOB" -o '%i %j'
}

# These fields exist in every version; AllocTRES does not. In the foreground timeout stays in the sampler's process group.
hc_step_usage() {
  timeout --foreground 10 sstat -a -P -n -j "$HC_JOB" -o JobID,NTasks,AveCPU,AveRSS,MaxRSS,TRESUsageInAve
}

hc_kill() {
  kill -TERM "$1" 2>/dev/null
}

# While the job is ending its state is COMPLETING, and only the reason tells a time limit from a cancellation.
hc_request_verdict() {
  (
    trap '' TERM INT HUP # Slurm may be signalling every process of the job just now
    exec 104>&-
    case $(timeout 3 squeue -h -j "$HC_JOB" -o '%T|%r') in
      *'|TimeLimit' | TIMEOUT*) verdict=timed_out ;;
      COMPLETING* | CANCELLED* | PREEMPTED*) verdict=cancelled ;;
      RUNNING*) verdict=alone ;;
      *) verdict=unknown ;;
    esac
    printf 'verdict %s\n' "$verdict" >&103
  ) </dev/null >/dev/null 2>&1 &
  disown "$!"
}

# The end of the batch script ends every step, and Slurm's process tracking what they left.
hc_sweep() {
  :
}
