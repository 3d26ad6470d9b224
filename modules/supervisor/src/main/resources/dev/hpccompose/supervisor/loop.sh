# --- the loop: blocks until a report comes or the next deadline is reached; there is nothing that it polls

hc_loop() {
  local IFS=$' \t\n'
  hc_now
  if ((!HC_ENDING)); then
    hc_start_sampler
    hc_start_resolver
  fi
  hc_advance_all
  while :; do
    hc_next_deadline
    hc_await && hc_dispatch "$HC_REPORT"
    hc_fire_deadlines
    hc_advance_all
  done
}

# Waits for a report or a deadline. A heartbeat changes nothing: it is no reason to look at every service.
hc_await() {
  until hc_receive; do
    ((HC_NOW >= HC_NEXT_AT || HC_WRITE_FAILED)) && return 1
    hc_keep_alive
    hc_set_wait
  done
}

# Blocks until a report comes, which HC_REPORT then holds, or until the next deadline is reached.
hc_receive() {
  local line
  if IFS= read -r -t "$HC_WAIT" -u 103 line; then
    hc_now
    HC_REPORT=$HC_PARTIAL$line
    HC_PARTIAL=
  else
    HC_PARTIAL+=$line # a report that the deadline cut in two
    hc_now
    return 1
  fi
}

hc_advance_all() {
  ((HC_ENDING)) || hc_advance
  ((HC_ENDING)) || hc_end_when_done
  if ((HC_WRITE_FAILED && !HC_ENDING)); then
    printf 'hpc-compose: cannot write to %s: the job is stopped\n' "$HC_DIR" >&2
    hc_end supervisor_failed failed 1 ""
  fi
  hc_ask_stopping
  ((HC_ENDING && !HC_VERDICT_AT)) && ! hc_anything_alive && hc_wind_up
  # where many services start or end at once, their reports are waiting
  ((HC_STATE_CHANGED)) && ! read -r -t 0 -u 103 2>/dev/null && hc_write_state
  :
}

hc_anything_alive() {
  local state
  for state in "${HC_STATE[@]}"; do
    [[ $state =~ $HC_ALIVE ]] && return 0
  done
  return 1
}

# Without a main service the job ends when every service has ended.
hc_end_when_done() {
  local state
  for state in "${HC_STATE[@]}"; do
    [[ $state == exited ]] || return
  done
  hc_end completed succeeded 0 ""
}

# Sets HC_NEXT_AT to the next deadline, and HC_WAIT, in seconds, to the time until then or until the next heartbeat.
hc_next_deadline() {
  local at next=$((1 << 62))
  for at in "${HC_GATE_AT[@]}" "${HC_READY_AT[@]}" "${HC_RELAUNCH_AT[@]}" "${HC_KILL_AT[@]}" \
    "${HC_ENDPOINT_AT[@]}" "${HC_RENEW_AT[@]}" "$HC_LIMIT_AT" "$HC_WARNING_AT" "$HC_VERDICT_AT" "$HC_LEAVING_AT" "$HC_SAMPLER_AT" "$HC_COLLECT_AT" \
    "$HC_REMOVAL_AT"; do
    ((at && at < next)) && next=$at
  done
  HC_NEXT_AT=$next
  hc_set_wait
}

hc_set_wait() {
  local next=$((HC_BEAT_AT < HC_NEXT_AT ? HC_BEAT_AT : HC_NEXT_AT))
  hc_seconds $((next > HC_NOW ? next - HC_NOW : 1))
  HC_WAIT=$HC_SECONDS
}

hc_due() {
  (($1 && $1 <= HC_NOW))
}

hc_fire_deadlines() {
  hc_next_deadline # a report may have set one that is due already
  ((HC_NOW < HC_NEXT_AT)) || hc_fire_due
  hc_keep_alive
}

hc_keep_alive() {
  hc_due "$HC_BEAT_AT" || return
  hc_seal_when_due
  hc_beat
  hc_look_for_lost_runners
}

hc_fire_due() {
  local i
  if hc_due "$HC_LIMIT_AT"; then
    HC_LIMIT_AT=0
    HC_CAUSE=$HC_LIMIT_EVENT
    hc_end time_limit timed_out 143 ""
  fi
  if hc_due "$HC_WARNING_AT"; then
    HC_WARNING_AT=0
    hc_on_warning
  fi
  hc_due "$HC_VERDICT_AT" && HC_VERDICT_AT=0
  hc_due "$HC_LEAVING_AT" && HC_LEAVING_AT=0
  hc_due "$HC_REMOVAL_AT" && HC_REMOVAL_AT=0
  hc_due "$HC_SAMPLER_AT" && hc_on_sampler_deadline
  hc_due "$HC_COLLECT_AT" && hc_on_collect_deadline
  for i in "${!HC_ENDPOINT_AT[@]}"; do
    hc_due "${HC_ENDPOINT_AT[i]}" && hc_on_endpoint_deadline "$i"
  done
  for ((i = 0; i < HC_COUNT; i++)); do
    hc_due "${HC_RENEW_AT[i]}" && hc_on_renewal "$i"
    hc_due "${HC_READY_AT[i]}" && hc_happens ready "$i" "${HC_LAUNCHES[i]}"
    hc_due "${HC_GATE_AT[i]}" && hc_happens late "$i" "${HC_LAUNCHES[i]}" deadline
    hc_due "${HC_KILL_AT[i]}" && hc_happens overdue "$i" "${HC_LAUNCHES[i]}"
    if hc_due "${HC_RELAUNCH_AT[i]}"; then
      HC_RELAUNCH_AT[i]=0
      HC_CAUSE=${HC_RESTART_EVENT[i]}
      hc_happens due "$i"
    fi
  done
}

# A runner that somebody killed cannot report: its service is ended and counted as killed.
hc_look_for_lost_runners() {
  local i
  for ((i = 0; i < HC_COUNT; i++)); do
    [[ ${HC_STATE[i]} =~ $HC_ALIVE && ! -d /proc/${HC_RUNNER[i]} ]] || continue
    [[ -n ${HC_CHILD[i]} ]] && hc_kill "${HC_CHILD[i]}"
    printf 'exited %d %d 137\n' "$i" "${HC_LAUNCHES[i]}" >&103
  done
}
