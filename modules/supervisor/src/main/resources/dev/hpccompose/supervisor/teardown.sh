# --- teardown: once, for every way out, and bounded: ask, wait, kill, reap

# $1 reason, $2 outcome, $3 exit code of the job, $4 service that led to it (may be empty)
hc_end() {
  local i member=
  ((HC_ENDING)) && return
  HC_ENDING=1
  HC_PHASE=stopping
  HC_OUTCOME=$2
  HC_EXIT_CODE=$3
  HC_DECIDED_BY=${4-}
  [[ -n $HC_DECIDED_BY ]] && member=",\"service\":${HC_JSON[HC_DECIDED_BY]}"
  hc_emit teardown.started ",\"reason\":\"$1\"$member"
  HC_CAUSE=$HC_LAST
  HC_TEARDOWN_EVENT=$HC_LAST
  [[ $1 == signal ]] && HC_SIGNALLED=1
  hc_ask_for_verdict
  hc_stop_resolver
  hc_withdraw_all
  hc_stop_sampler
  for ((i = 0; i < HC_COUNT; i++)); do hc_happens stop "$i"; done
}

hc_do_cancel() {
  HC_STATE[$1]=not_started
}

hc_do_drop() {
  HC_RELAUNCH_AT[$1]=0
  HC_STATE[$1]=exited
}

# Asks a service to stop. A scheduler that has signalled the whole job has sent TERM to the services already.
hc_do_stop() {
  local i=$1 grace=${HC_GRACE[$1]}
  hc_stop_probe "$i"
  hc_stop_hooks "$i"
  HC_STATE[i]=stopping
  HC_FORCED[i]=false
  HC_ASKED[i]=0
  hc_grace_budget
  ((HC_SIGNALLED && HC_STOP_BUDGET && grace > HC_GRACE_BUDGET)) && grace=$HC_GRACE_BUDGET
  HC_KILL_AT[i]=$((HC_NOW + grace))
  hc_was_asked "$i" || hc_ask_kindly "$i"
}

# Sets HC_GRACE_BUDGET to what of the time that a scheduler leaves may be spent on waiting for services; a part is kept
# for their artifacts.
hc_grace_budget() {
  HC_GRACE_BUDGET=$HC_STOP_BUDGET
  [[ -z $HC_COLLECT ]] || HC_GRACE_BUDGET=$((HC_STOP_BUDGET * 6 / 10))
}

# Sets HC_KILL_FOR to how long a KILL may take: the last event has to be written before the scheduler kills this shell.
hc_kill_wait() {
  local left
  HC_KILL_FOR=$HC_KILL_WAIT
  ((HC_SIGNALLED_AT && HC_STOP_BUDGET)) || return 0
  hc_grace_budget
  left=$((HC_SIGNALLED_AT + HC_GRACE_BUDGET + 500 - HC_NOW))
  ((left >= 500)) || left=500
  ((left > HC_KILL_FOR)) || HC_KILL_FOR=$left
}

# A scheduler that ends a job which is ending already does not wait for the grace periods either.
hc_hurry_stops() {
  local i end
  ((HC_STOP_BUDGET)) || return 0
  hc_grace_budget
  end=$((HC_NOW + HC_GRACE_BUDGET))
  for ((i = 0; i < HC_COUNT; i++)); do
    [[ ${HC_STATE[i]} == stopping ]] && ((HC_KILL_AT[i] > end)) && HC_KILL_AT[i]=$end
  done
  return 0
}

# $1 milliseconds
hc_on_budget() {
  HC_STOP_BUDGET=$1
}

hc_was_asked() {
  ((HC_SIGNALLED && HC_SIGNAL_REACHES_SERVICES)) && [[ ${HC_STOP_SIGNAL[$1]} == TERM ]]
}

# One child asks all services of this round together, so that one call to the scheduler serves them all.
hc_ask_stopping() {
  ((${#HC_ASK[@]})) || return
  (
    trap ':' TERM INT HUP
    exec 103>&- 104>&-
    hc_ask_by_signal "${HC_ASK[@]}"
  ) </dev/null >/dev/null &
  disown "$!"
  HC_ASK=()
}

hc_ask_by_signal() {
  local i signal
  local -A services=()
  for i; do services[${HC_STOP_SIGNAL[i]}]+=" $i"; done
  for signal in "${!services[@]}"; do
    # shellcheck disable=SC2086 # indexes
    hc_ask_to_stop "$signal" ${services[$signal]}
  done
}

hc_do_kill() {
  if [[ ${HC_FORCED[$1]} == true ]]; then # even KILL did not end it: the job ends without it
    kill -KILL -- "-${HC_CHILD[$1]}" 2>/dev/null
    hc_on_exited "$1" "${HC_LAUNCHES[$1]}" 137
    return
  fi
  hc_stop_hooks "$1"
  HC_FORCED[$1]=true
  hc_kill_wait
  HC_KILL_AT[$1]=$((HC_NOW + HC_KILL_FOR))
  hc_kill "${HC_CHILD[$1]}"
}

# $1 service, $2 launch, $3 exit code
hc_do_stopped() {
  local i=$1
  hc_end_launch "$@"
  hc_skip_hooks "$i"
  HC_KILL_AT[i]=0
  HC_STATE[i]=stopped
  hc_emit service.stopped ",\"service\":${HC_JSON[i]},\"launch\":$2$HC_EXIT,\"forced\":${HC_FORCED[i]}" "${HC_TEARDOWN_EVENT:-$HC_CAUSE}"
  ((HC_RESTART_AFTER_STOP[i] && !HC_ENDING)) || return
  HC_RESTART_AFTER_STOP[i]=0
  HC_CAUSE=$HC_LAST
  hc_do_relaunch "$i"
}

hc_on_signal() {
  HC_CAUSE=
  hc_emit signal.received ",\"signal\":\"$1\""
  HC_CAUSE=$HC_LAST
  HC_SIGNAL_EVENT=$HC_LAST
  HC_SIGNALLED_BY=$1
  ((HC_SIGNALLED_AT)) || HC_SIGNALLED_AT=$HC_NOW
  ((HC_ENDING)) && hc_hurry_stops
  ((HC_ENDING && !HC_JUDGED)) && hc_ask_for_verdict # what was asked before the signal came may have been early
  hc_end signal cancelled 143 ""
  ((HC_COLLECT_AT)) && hc_hurry_collection
}

# A scheduler that cancels a job signals the services too, and their ends may be seen here before the signal is. So
# every end is checked with it, and the last event waits for the answer for a bounded time.
hc_ask_for_verdict() {
  HC_VERDICT_AT=$((HC_NOW + 3000))
  ((HC_STOP_BUDGET && HC_STOP_BUDGET < 3000)) && HC_VERDICT_AT=$((HC_NOW + HC_STOP_BUDGET))
  hc_request_verdict
}

# $1 why the scheduler ends the job: cancelled, timed_out, preempted, node_failed or requeued; alone, when it knows of no
# end; unknown. $2 whether it will run again (0 or 1), $3 witness, $4 its words
hc_on_verdict() {
  HC_VERDICT_AT=0
  case $1 in
    unknown) ;;
    alone) hc_on_signal_of_nobody ;;
    *)
      ((HC_JUDGED)) && return
      HC_JUDGED=1
      hc_emit_verdict "$@"
      HC_OUTCOME=$1
      (($2)) && HC_OUTCOME=requeued
      HC_EXIT_CODE=143
      HC_DECIDED_BY=
      ;;
  esac
}

hc_emit_verdict() {
  local again=false requeued=''
  (($2)) && again=true
  [[ $1 =~ ^(preempted|node_failed)$ ]] && requeued="\"requeued\":$again,"
  hc_printable "$4"
  hc_json "$HC_PRINTABLE"
  hc_emit "job.$1" ",$requeued\"witness\":\"$3\",\"evidence\":$HC_QUOTED" "${HC_SIGNAL_EVENT:-$HC_TEARDOWN_EVENT}"
}

# The scheduler is not ending the job: only this shell was signalled, and nobody asked the services. The signal may be
# the one that x-slurm.signal announces the time limit with.
hc_on_signal_of_nobody() {
  local i
  ((HC_SIGNALLED)) || return
  [[ $HC_WARNING_SIGNAL == "$HC_SIGNALLED_BY" ]] && HC_OUTCOME=timed_out
  for ((i = 0; i < HC_COUNT; i++)); do
    [[ ${HC_STATE[i]} == stopping ]] && hc_ask_kindly "$i"
  done
}

# Nothing runs any more: what is left to do comes in a fixed order, and then the end.
hc_wind_up() {
  ((HC_SAMPLER_AT)) && hc_hurry_sampler && return
  ((HC_LEAVING_AT)) && hc_is_leaving && return
  HC_LEAVING_AT=0
  hc_collect && return
  ((HC_REMOVAL_AT)) && return
  hc_finish
}

# Writes the last event and leaves.
hc_finish() {
  local member=
  hc_admit_lost_writes
  hc_sweep
  hc_release_ports
  HC_FINISHED=1
  HC_PHASE=finished
  hc_write_state
  hc_beat
  hc_admit_lost_writes
  [[ -n $HC_DECIDED_BY ]] && member=",\"service\":${HC_JSON[HC_DECIDED_BY]}"
  # the very last write: whoever has read this event finds that no file of the run changes any more
  hc_emit_last attempt.finished ",\"outcome\":\"$HC_OUTCOME\",\"exit_code\":$HC_EXIT_CODE$member" "${HC_TEARDOWN_EVENT:-$HC_CAUSE}"
  hc_admit_lost_writes
  exit "$HC_EXIT_CODE"
}

# Ends what carries this run in its environment.
hc_sweep_marked() {
  local file pid
  while read -r file; do
    pid=${file#/proc/}
    kill -KILL "${pid%%/*}" 2>/dev/null
  done < <(grep -lszx -- "HPC_COMPOSE_RUN_ID=$HC_RUN" /proc/[0-9]*/environ)
}

# A history that could not be written in full is no success, whatever the services did.
hc_admit_lost_writes() {
  ((HC_WRITE_FAILED)) && [[ $HC_EXIT_CODE == 0 ]] || return
  printf 'hpc-compose: cannot write to %s: what happened is not recorded\n' "$HC_DIR" >&2
  HC_OUTCOME=failed
  HC_EXIT_CODE=1
  HC_DECIDED_BY=
}

# The way out that nobody planned: a line of x-slurm.setup failed, or the supervisor itself.
hc_on_shell_exit() {
  local code=$?
  set +e +u +o pipefail
  ((HC_FINISHED)) && return
  trap '' TERM INT HUP
  hc_now
  printf 'hpc-compose: the batch script ended early with code %d\n' "$code" >&2
  hc_end "$HC_WAY_OUT" failed "$((code ? code : 1))" ""
  hc_loop
}
