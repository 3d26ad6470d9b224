# --- hooks: commands beside the process of a service, one after the other, each within its own time

# $1 post_start or pre_stop, $2 service. A child runs them and says how each of them ended.
hc_start_hooks() {
  local kind=$1 i=$2
  HC_HOOKS_KIND[i]=$kind HC_HOOKS_DONE[i]=0 HC_HOOK_SINCE[i]=$HC_NOW
  hc_launch_hooks "$kind" "$i"
}

hc_launch_hooks() {
  local kind=$1 i=$2
  set -m
  (
    trap - TERM INT HUP
    exec </dev/null >/dev/null 2>&1 104>&-
    hc_run_hooks "$kind" "$i" "${HC_LAUNCHES[i]}"
  ) &
  set +m
  HC_HOOKS_PID[i]=$!
  disown "$!"
}

# $1 kind, $2 service, $3 launch
hc_run_hooks() {
  local bounds=${HC_POST_START[$2]} bound number=0 report=prepared
  [[ $1 == post_start ]] || bounds=${HC_PRE_STOP[$2]} report=released
  exec 105<> <(:) 106<> <(:)
  HC_TRY=''
  trap 'hc_end_try; exit 1' TERM
  hc_await_container "$2" "$3"
  for bound in $bounds; do
    number=$((number + 1))
    hc_run_hook "$1" "$2" "$3" "$number" "$bound" && continue
    [[ $1 == pre_stop ]] || report=unprepared
    break
  done
  printf '%s %d %d\n' "$report" "$2" "$3" >&103
}

# $1 kind, $2 service, $3 launch, $4 number, $5 milliseconds
hc_run_hook() {
  local since outcome=succeeded
  hc_now
  since=$HC_NOW
  if ! hc_try "$5" hc_hook "$1" "$2" "$4"; then
    outcome=failed
    [[ $HC_RESULT == 'no answer'* ]] && outcome=timed_out
  fi
  hc_now
  printf 'hook %d %d %s %d %s %d %s\n' "$2" "$3" "$1" "$4" "$outcome" $((HC_NOW - since)) "$HC_RESULT" >&103
  [[ $outcome == succeeded ]]
}

# Inside the container of the service, with its variables; what it says is in the log of the service.
hc_hook() {
  hc_service_environment "$2"
  "hc_$1_$2_$3" 2>&1 | tee -a -- "$HC_OUT/logs/${HC_TOKEN[$2]}.log" | tail -c 400
  return "${PIPESTATUS[0]}"
}

# $1 service, $2 launch, $3 kind, $4 number, $5 outcome, $6 milliseconds, $7 what it said
hc_on_hook() {
  [[ $2 == "${HC_LAUNCHES[$1]}" && -n ${HC_HOOKS_PID[$1]} ]] || return
  HC_HOOKS_DONE[$1]=$4
  HC_HOOK_SINCE[$1]=$HC_NOW
  hc_json "$7"
  hc_emit_hook "$1" "$3" "$4" "$5" "$6" ",\"result\":$HC_QUOTED"
}

# $1 service, $2 kind, $3 number, $4 outcome, $5 milliseconds, $6 more members
hc_emit_hook() {
  hc_emit service.hook_finished ",\"service\":${HC_JSON[$1]},\"launch\":${HC_LAUNCHES[$1]},\"hook\":\"$2\",\"number\":$3,\"outcome\":\"$4\",\"elapsed_ms\":$5${6-}" "${HC_STARTED_EVENT[$1]}"
  [[ $2 == pre_stop || $4 == succeeded ]] || HC_CAUSE=$HC_LAST
}

hc_do_unprepared() {
  HC_HOOKS_PID[$1]=
  hc_apply_policy unprepared "$1" 1 hook_failed
}

# Ends the hook that is at work, if there is one: its service has ended, or must.
hc_stop_hooks() {
  local i=$1
  [[ -n ${HC_HOOKS_PID[i]} ]] || return 0
  kill -TERM "${HC_HOOKS_PID[i]}" 2>/dev/null
  HC_HOOKS_PID[i]=
  hc_emit_hook "$i" "${HC_HOOKS_KIND[i]}" $((HC_HOOKS_DONE[i] + 1)) interrupted $((HC_NOW - HC_HOOK_SINCE[i]))
}

# What a service does before it is asked to end comes first, and in its grace period. Once for each stop.
hc_request_stop() {
  ((HC_ASKED[$1])) && return
  HC_ASKED[$1]=1
  if [[ -n ${HC_PRE_STOP[$1]} ]]; then
    hc_start_hooks pre_stop "$1"
  else
    hc_do_ask "$1"
  fi
}

# The scheduler stopped the service itself: there was no time before that.
hc_skip_hooks() {
  ((HC_ASKED[$1])) || [[ -z ${HC_PRE_STOP[$1]} ]] || hc_emit_hook "$1" pre_stop 1 skipped 0
}

hc_do_ask() {
  HC_HOOKS_PID[$1]=
  HC_ASK+=("$1")
}
