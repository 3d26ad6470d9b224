# --- states: what happens to a service is decided by HC_TABLE alone; what is not in it changes nothing

HC_ALIVE='^(starting|post_start|running|ready|unhealthy|stopping)$'

# $1 event, $2 service, then what the event says
hc_happens() {
  local action=${HC_TABLE[$1:${HC_STATE[$2]}]-}
  [[ -z $action ]] || "hc_do_$action" "${@:2}"
}

# $1 event, $2 service, $3 launch, then what the report says; a report of an older launch comes too late.
hc_reported() {
  [[ $3 != "${HC_LAUNCHES[$2]}" ]] || hc_happens "$@"
}

# $1 failure, $2 service, $3 and $4 the code and the reason with which the job ends when the policy lets it end
hc_apply_policy() {
  local policy=${HC_POLICY[$2]} action
  ((HC_ENDING)) && return
  if [[ $policy == restart_on_failure ]]; then
    hc_count_restarts "$2"
    policy=exhausted
    ((HC_COUNTED < HC_MAX_RESTARTS[$2])) && policy=restart
  fi
  action=${HC_TABLE[$1:$policy]-}
  [[ -z $action ]] || "hc_do_$action" "${@:2}"
}

hc_do_end_job() {
  hc_end "$3" failed "$2" "$1"
}

hc_do_ignore() {
  (($1 != HC_MAIN)) || hc_end main_exited failed "$2" "$1"
}

# Sets HC_COUNTED to the restarts that count: all of them, or those of the restart window.
hc_count_restarts() {
  local at
  HC_COUNTED=${HC_RESTARTS[$1]}
  ((HC_WINDOW[$1])) || return 0
  HC_COUNTED=0
  for at in ${HC_RESTARTED_AT[$1]}; do
    ((at > HC_NOW - HC_WINDOW[$1])) && HC_COUNTED=$((HC_COUNTED + 1))
  done
  :
}

# Sets HC_DELAY to the time before the next launch: fixed, or twice as long for each restart that counts, up to a cap.
hc_delay() {
  local n=$HC_COUNTED
  HC_DELAY=${HC_BACKOFF[$1]}
  ((HC_MAX_BACKOFF[$1])) || return 0
  while ((n-- > 0 && HC_DELAY < HC_MAX_BACKOFF[$1])); do HC_DELAY=$((HC_DELAY * 2)); done
  ((HC_DELAY <= HC_MAX_BACKOFF[$1])) || HC_DELAY=${HC_MAX_BACKOFF[$1]}
}

hc_do_restart() {
  local i=$1 at kept='' window=
  hc_count_restarts "$i"
  hc_delay "$i"
  if ((HC_WINDOW[i])); then
    for at in ${HC_RESTARTED_AT[i]}; do
      ((at > HC_NOW - HC_WINDOW[i])) && kept+="$at "
    done
    HC_RESTARTED_AT[i]=$kept$HC_NOW
    window=",\"counted\":$((HC_COUNTED + 1)),\"window_ms\":${HC_WINDOW[i]}"
  fi
  HC_RESTARTS[i]=$((HC_RESTARTS[i] + 1))
  HC_READY[i]=0
  HC_STATE[i]=restarting
  HC_RELAUNCH_AT[i]=$((HC_NOW + HC_DELAY))
  hc_emit service.restart_scheduled ",\"service\":${HC_JSON[i]},\"restart\":${HC_RESTARTS[i]},\"max_restarts\":${HC_MAX_RESTARTS[i]},\"delay_ms\":$HC_DELAY$window"
  HC_RESTART_EVENT[i]=$HC_LAST
}

hc_do_stop_and_restart() {
  HC_RESTART_AFTER_STOP[$1]=1
  hc_do_stop "$1"
}

hc_do_keep_unhealthy() {
  hc_withdraw "$1"
}
