# --- services: each launch has a runner of its own, which launches, waits and reports through the FIFO

# The child of this shell that owns one launch. It outlives the signals that are meant for the service.
hc_runner() {
  local i=$1 launch=$2 child code
  trap '' TERM INT HUP # a handler would cut the wait short
  hc_count_oom_kills
  set -m               # the service gets a process group of its own, and INT and QUIT are not ignored
  (
    trap - TERM INT HUP
    exec 103>&- 104>&-
    umask "$HC_UMASK"
    hc_service_environment "$i"
    "hc_launch_$i"
  ) &
  child=$!
  exec >/dev/null 2>&1 # the log belongs to the service: bash has nothing to say there
  printf 'started %d %d %d\n' "$i" "$launch" "$child" >&103
  wait "$child"
  code=$?
  hc_report_causes "$i" "$launch" "$code" "$HC_OOM_KILLS"
  printf 'exited %d %d %d\n' "$i" "$launch" "$code" >&103
}

hc_start() {
  local i=$1 log=$HC_OUT/logs/${HC_TOKEN[$1]}.log
  HC_LAUNCHES[i]=$((HC_LAUNCHES[i] + 1))
  HC_STATE[i]=starting
  HC_READY[i]=0
  HC_CHILD[i]=
  HC_STARTED_AT[i]=$HC_NOW
  HC_START_CAUSE[i]=$HC_CAUSE
  HC_LOG_OFFSET[i]=0
  [[ -s $log ]] && HC_LOG_OFFSET[i]=$(stat -c %s "$log")
  set -m
  hc_runner "$i" "${HC_LAUNCHES[i]}" </dev/null >>"$log" 2>&1 &
  set +m
  HC_RUNNER[i]=$!
  disown "$!"
}

hc_on_started() {
  local i=$1
  [[ $2 == "${HC_LAUNCHES[i]}" && ${HC_STATE[i]} == starting ]] || return
  HC_CHILD[i]=$3
  HC_STATE[i]=running
  hc_emit service.started ",\"service\":${HC_JSON[i]},\"launch\":$2,\"node\":\"$HC_PRIMARY\"" "${HC_START_CAUSE[i]}"
  HC_CAUSE=$HC_LAST
  HC_STARTED_EVENT[i]=$HC_LAST
  if ((HC_ENDING)); then
    hc_stop "$i"
  else
    hc_start_probe "$i"
    [[ -n ${HC_PROBE[i]} ]] || hc_offer "$i"
  fi
}

hc_on_exited() {
  local i=$1 code=$3
  [[ $2 == "${HC_LAUNCHES[i]}" && ${HC_STATE[i]} =~ ^(starting|running|ready|stopping)$ ]] || return
  hc_settle_probe "$i"
  hc_withdraw "$i"
  hc_exit_members "$code"
  hc_worst_code "$i" "$2" "$code"
  code=$HC_WORST
  HC_CODE[i]=$code
  if [[ ${HC_STATE[i]} == stopping ]]; then
    hc_on_stopped "$i" "$2"
    return
  fi
  hc_emit service.exited ",\"service\":${HC_JSON[i]},\"launch\":$2$HC_EXIT" "${HC_STARTED_EVENT[i]:-$HC_CAUSE}"
  HC_CAUSE=$HC_LAST
  HC_STATE[i]=exited
  if ((code == 0)); then
    hc_on_success "$i"
  else
    hc_on_failure "$i" "$code" service_failed
  fi
}

hc_on_success() {
  (($1 == HC_MAIN)) && hc_end main_exited succeeded 0 "$1"
}

# $1 service, $2 the code that the job ends with when the policy lets it end, $3 reason
hc_on_failure() {
  local i=$1
  case ${HC_POLICY[i]} in
    restart_on_failure)
      if ((HC_RESTARTS[i] < HC_MAX_RESTARTS[i])); then
        hc_schedule_restart "$i"
      else
        hc_end "$3" failed "$2" "$i"
      fi
      ;;
    ignore)
      ((i == HC_MAIN)) && hc_end main_exited failed "$2" "$i"
      ;;
    *) hc_end "$3" failed "$2" "$i" ;;
  esac
}

hc_schedule_restart() {
  local i=$1
  HC_RESTARTS[i]=$((HC_RESTARTS[i] + 1))
  HC_READY[i]=0
  HC_STATE[i]=backoff
  HC_RELAUNCH_AT[i]=$((HC_NOW + HC_BACKOFF[i]))
  hc_emit service.restart_scheduled ",\"service\":${HC_JSON[i]},\"restart\":${HC_RESTARTS[i]},\"max_restarts\":${HC_MAX_RESTARTS[i]},\"delay_ms\":${HC_BACKOFF[i]}"
  HC_RESTART_EVENT[i]=$HC_LAST
}

# Starts whatever may start now, and says once what the others wait for.
hc_advance() {
  local i open
  if ((HC_UNRESOLVED)); then
    hc_wait_for_endpoints
    return
  fi
  for ((i = 0; i < HC_COUNT; i++)); do
    [[ ${HC_STATE[i]} == pending || ${HC_STATE[i]} == waiting ]] || continue
    hc_open_dependencies "$i"
    ((HC_ENDING)) && return
    open=$HC_OPEN
    if [[ -z $open ]]; then
      hc_start "$i"
    elif [[ ${HC_STATE[i]} == pending ]]; then
      HC_STATE[i]=waiting
      hc_emit service.waiting ",\"service\":${HC_JSON[i]},\"waiting_for\":[$open]"
    fi
  done
}

hc_succeeded() {
  [[ ${HC_STATE[$1]} == exited && ${HC_CODE[$1]} == 0 ]]
}

# Launched and still alive, or ended well already; one that failed and waits for its next launch is neither.
hc_was_launched() {
  [[ ${HC_STATE[$1]} =~ ^(running|ready)$ ]] || hc_succeeded "$1"
}

# Sets HC_OPEN to the JSON names of the dependencies of $1 that are not met yet; ends the job when one never will be.
hc_open_dependencies() {
  local dependency d
  HC_OPEN=
  for dependency in ${HC_DEPENDENCIES[$1]}; do
    d=${dependency%%:*}
    case ${dependency#*:} in
      started) hc_was_launched "$d" && continue ;;
      healthy) ((HC_READY[d])) && continue ;;
      completed) hc_succeeded "$d" && continue ;;
    esac
    if [[ ${HC_STATE[d]} == exited ]]; then
      hc_end dependency_failed failed 1 "$d"
      return
    fi
    HC_OPEN+=${HC_OPEN:+,}${HC_JSON[d]}
  done
}
