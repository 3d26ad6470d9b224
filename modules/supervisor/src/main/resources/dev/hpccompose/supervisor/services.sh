# --- services: each launch has a runner of its own, which launches, waits and reports through the FIFO

# The child of this shell that owns one launch. It outlives the signals that are meant for the service.
hc_runner() {
  local i=$1 launch=$2 child code
  trap '' TERM INT HUP # a handler would cut the wait short
  hc_count_oom_kills
  ((HC_LOG_LIMIT[i])) && hc_limit_log "$i" "$launch"
  set -m # the service gets a process group of its own, and INT and QUIT are not ignored
  (
    trap - TERM INT HUP
    exec 103>&- 104>&- 105>&-
    umask "$HC_UMASK"
    hc_service_environment "$i"
    "hc_launch_$i"
  ) &
  child=$!
  exec >/dev/null 2>&1 # the log belongs to the service: bash has nothing to say there
  printf 'started %d %d %d\n' "$i" "$launch" "$child" >&103
  wait "$child"
  code=$?
  ((HC_LOG_LIMIT[i])) && hc_await_log
  hc_report_causes "$i" "$launch" "$code" "$HC_OOM_KILLS"
  printf 'exited %d %d %d\n' "$i" "$launch" "$code" >&103
  hc_remove_remains "$i" "$launch"
}

hc_do_start() {
  local i=$1 log=$HC_OUT/logs/${HC_TOKEN[$1]}.log
  HC_LAUNCHES[i]=$((HC_LAUNCHES[i] + 1))
  HC_STATE[i]=starting
  HC_READY[i]=0
  HC_CHILD[i]=
  HC_STARTED_AT[i]=$HC_NOW
  HC_OPENED_AT[i]=$HC_NOW
  HC_STARTED_EVENT[i]=
  hc_open_log "$i" "$log"
  hc_emit service.starting ",\"service\":${HC_JSON[i]},\"launch\":${HC_LAUNCHES[i]}"
  HC_STARTING_EVENT[i]=$HC_LAST
  hc_check_ports "$i"
  hc_start_runner "$i" "$log"
}

hc_start_runner() {
  set -m
  hc_runner "$1" "${HC_LAUNCHES[$1]}" </dev/null >>"$2" 2>&1 &
  set +m
  HC_RUNNER[$1]=$!
  disown "$!"
}

# $1 service, $2 launch, $3 process
hc_do_begin() {
  local i=$1
  HC_CHILD[i]=$3
  HC_STATE[i]=post_start
  hc_emit service.started ",\"service\":${HC_JSON[i]},\"launch\":$2,\"node\":\"$HC_PRIMARY\"" "${HC_STARTING_EVENT[i]}"
  HC_CAUSE=$HC_LAST
  HC_STARTED_EVENT[i]=$HC_LAST
  if ((HC_ENDING)); then
    hc_do_stop "$i"
  elif [[ -n ${HC_POST_START[i]} ]]; then
    hc_start_hooks post_start "$i"
  else
    hc_do_open_gate "$i"
  fi
}

hc_do_open_gate() {
  HC_HOOKS_PID[$1]=
  HC_STATE[$1]=running
  hc_start_probe "$1"
  [[ -n ${HC_PROBE[$1]} ]] || hc_offer "$1"
}

# 0, or what the spec counts as a success
hc_is_success() {
  (($2 == 0)) || [[ " ${HC_SUCCESS[$1]} " == *" $2 "* ]]
}

# $1 service, $2 launch, $3 exit code
hc_on_exited() {
  hc_effective_code "$@"
  if ((HC_REFUSED[$1] == $2)); then
    hc_reported refused "$@"
  elif hc_is_success "$1" "$HC_EFFECTIVE"; then
    hc_reported succeeded "$@" "$HC_EFFECTIVE"
  else
    hc_reported failed "$@" "$HC_EFFECTIVE"
  fi
}

# What every end has in common. $1 service, $2 launch, $3 exit code, $4 what counts as the exit code, where that differs
hc_end_launch() {
  hc_settle_probe "$1"
  hc_expect_removal "$1"
  hc_stop_hooks "$1"
  hc_withdraw "$1"
  HC_DOUBTS[$1]=0
  HC_CODE[$1]=${4:-$3}
  hc_exit_members "$3"
}

hc_record_exit() {
  local i=$1 success=
  hc_end_launch "$@"
  (($3 != 0)) && hc_is_success "$i" "${4:-$3}" && success=',"success":true'
  (($3 == 0)) && ! hc_is_success "$i" "${4:-$3}" && success=',"success":false'
  hc_emit service.exited ",\"service\":${HC_JSON[i]},\"launch\":$2$HC_EXIT$success" "${HC_STARTED_EVENT[i]:-$HC_CAUSE}"
  HC_CAUSE=$HC_LAST
  HC_STATE[i]=exited
}

hc_do_succeed() {
  hc_record_exit "$@"
  (($1 != HC_MAIN)) || hc_end main_exited succeeded 0 "$1"
}

hc_do_fail() {
  hc_record_exit "$@"
  hc_apply_policy exited "$1" "${4:-$3}" service_failed
}

# The scheduler did not take the step: nothing of the service has run.
hc_do_retry() {
  hc_stop_probe "$1"
  hc_stop_hooks "$1"
  hc_withdraw "$1"
  HC_READY[$1]=0
  HC_STATE[$1]=exited
  ((HC_ENDING)) && return # nothing is launched any more
  HC_STATE[$1]=restarting
  HC_RELAUNCH_AT[$1]=$((HC_NOW + 5000))
  HC_RESTART_EVENT[$1]=$HC_LAST
}

# Starts whatever may start now, and says once what the others wait for.
hc_advance() {
  local i
  if ((HC_UNRESOLVED)); then
    hc_wait_for_endpoints
    return
  fi
  for ((i = 0; i < HC_COUNT && !HC_ENDING; i++)); do
    [[ ${HC_STATE[i]} == pending || ${HC_STATE[i]} == waiting ]] || continue
    hc_open_dependencies "$i"
    if [[ -n $HC_LOST ]]; then
      hc_happens hopeless "$i" "$HC_LOST"
    elif [[ -n $HC_OPEN ]]; then
      hc_happens blocked "$i" "$HC_OPEN"
    else
      hc_happens clear "$i"
    fi
  done
}

# $1 service, $2 the JSON names of what it waits for
hc_do_wait() {
  HC_STATE[$1]=waiting
  hc_emit service.waiting ",\"service\":${HC_JSON[$1]},\"waiting_for\":[$2]"
}

# $2 the dependency that will never be there
hc_do_give_up() {
  hc_end dependency_failed failed 1 "$2"
}

hc_succeeded() {
  [[ ${HC_STATE[$1]} == exited ]] && hc_is_success "$1" "${HC_CODE[$1]}"
}

# Launched and still alive, or ended well already; one that failed and waits for its next launch is neither.
hc_has_started() {
  [[ ${HC_STATE[$1]} =~ ^(running|ready|unhealthy)$ ]] || hc_succeeded "$1"
}

# Sets HC_OPEN to the JSON names of the dependencies of $1 that are not met yet, HC_LOST to one that never will be.
hc_open_dependencies() {
  local dependency d
  HC_OPEN='' HC_LOST=''
  for dependency in ${HC_DEPENDENCIES[$1]}; do
    d=${dependency%%:*}
    case ${dependency#*:} in
      started) hc_has_started "$d" && continue ;;
      healthy) ((HC_READY[d])) && continue ;;
      completed) hc_succeeded "$d" && continue ;;
    esac
    [[ ${HC_STATE[d]} == exited ]] && HC_LOST=$d && return
    HC_OPEN+=${HC_OPEN:+,}${HC_JSON[d]}
  done
}
