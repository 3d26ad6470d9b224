# --- probes: each runs in a process group of its own and says "ready", or "unhealthy"; the deadline is kept by the loop

hc_start_probe() {
  local i=$1 launch=${HC_LAUNCHES[$1]}
  HC_PROBE_PID[i]=
  HC_PROBE_RESULT[i]=
  HC_TRIES_TOLD[i]=0
  HC_GATE_AT[i]=0
  HC_READY_AT[i]=0
  [[ -n ${HC_PROBE[i]} ]] || return
  [[ -z ${HC_POST_START[i]} ]] || HC_OPENED_AT[i]=$HC_NOW
  HC_GATE_AT[i]=$((HC_OPENED_AT[i] + HC_PROBE_TIMEOUT[i]))
  if [[ ${HC_PROBE[i]} == sleep ]]; then
    HC_READY_AT[i]=$((HC_OPENED_AT[i] + HC_PROBE_DELAY[i]))
  else
    hc_launch_probe "$i" "$launch"
  fi
}

hc_launch_probe() {
  local i=$1 launch=$2
  set -m
  (
    trap - TERM INT HUP
    exec </dev/null >/dev/null 2>&1 104>&-
    "hc_probe_${HC_PROBE[i]}" "$i" "$launch"
  ) &
  set +m
  HC_PROBE_PID[i]=$!
  disown "$!" # so that bash does not report its end
}

# The shell of a probe ends the try that it is in; a pipeline that follows a log is ended with its whole group.
hc_stop_probe() {
  local pid=${HC_PROBE_PID[$1]}
  if [[ -n $pid && ${HC_PROBE[$1]} == log ]]; then
    kill -KILL -- "-$pid" 2>/dev/null
  elif [[ -n $pid ]]; then
    kill -TERM "$pid" 2>/dev/null
  fi
  HC_PROBE_PID[$1]=
  HC_GATE_AT[$1]=0
  HC_READY_AT[$1]=0
}

# Waits without a process: nothing is ever written to this shell's own descriptor 105.
hc_pause() {
  read -r -t "$1" -u 105 _
  :
}

# Follows the log from the byte where this launch began.
hc_probe_log() {
  tail -c "+$((HC_LOG_OFFSET[$1] + 1))" -s 0.1 -F "--pid=$$" -- "$HC_OUT/logs/${HC_TOKEN[$1]}.log" |
    grep -E -q -m 1 -e "${HC_PROBE_PATTERN[$1]}" && printf 'ready %d %d\n' "$1" "$2" >&103
}

hc_log_matches() {
  tail -c "+$((HC_LOG_OFFSET[$1] + 1))" -- "$HC_OUT/logs/${HC_TOKEN[$1]}.log" 2>/dev/null |
    grep -E -q -e "${HC_PROBE_PATTERN[$1]}" 2>/dev/null
}

# Asks until the service is ready or has failed too often; with liveness it goes on for as long as the service runs.
# $1 service, $2 launch, "${@:3}" a try
hc_ask_often() {
  exec 105<> <(:) 106<> <(:)
  HC_TRY='' HC_TOLD=''
  trap 'hc_end_try; exit 1' TERM
  hc_until_ready "$@" || return
  [[ -z ${HC_PROBE_LIVENESS[$1]} ]] || hc_keep_asking "$@"
}

# Failures in the start period do not count.
hc_until_ready() {
  local i=$1 failures=0 pace
  until hc_tried "$@"; do
    hc_now
    pace=${HC_PROBE_START_INTERVAL[i]}
    if ((HC_NOW >= HC_OPENED_AT[i] + HC_PROBE_START_PERIOD[i])); then
      pace=${HC_PROBE_INTERVAL[i]}
      failures=$((failures + 1))
      if ((failures == HC_PROBE_RETRIES[i])); then
        printf 'unhealthy %d %d %d\n' "$i" "$2" "$failures" >&103
        return 1
      fi
    fi
    hc_sleep "$pace"
  done
  printf 'ready %d %d\n' "$i" "$2" >&103
}

# What is not well any more may get well again.
hc_keep_asking() {
  local i=$1 failures=0
  while :; do
    hc_sleep "${HC_PROBE_LIVENESS[i]}"
    if hc_tried "$@"; then
      ((failures < HC_PROBE_LIVE_RETRIES[i])) || printf 'ready %d %d\n' "$i" "$2" >&103
      failures=0
    else
      failures=$((failures + 1))
      ((failures != HC_PROBE_LIVE_RETRIES[i])) || printf 'unhealthy %d %d %d\n' "$i" "$2" "$failures" >&103
    fi
  done
}

# A supervisor that was killed cannot end its probes.
hc_sleep() {
  hc_seconds "$1"
  hc_pause "$HC_SECONDS"
  kill -0 "$$" 2>/dev/null || exit 1
}

# One try; what it said is told when the one before said something else.
hc_tried() {
  local code=0 word=result
  hc_try "${HC_PROBE_ATTEMPT[$1]}" "${@:3}" || code=1 word=failing
  [[ $HC_RESULT == "$HC_TOLD" ]] || printf '%s %d %d %s\n' "$word" "$1" "$2" "$HC_RESULT" >&103
  HC_TOLD=$HC_RESULT
  return "$code"
}

# "${@:2}" in a process group of its own, for $1 milliseconds at most. Sets HC_RESULT to what it said.
hc_try() {
  local answer
  set -m
  (
    trap - TERM
    exec 103>&- 105>&-
    answer=$("${@:2}" 2>&1 106>&-)
    hc_say "$?" "$answer" >&106
  ) &
  set +m
  HC_TRY=$!
  hc_seconds "$1"
  if IFS= read -r -t "$HC_SECONDS" -u 106 answer; then
    hc_end_try
    HC_RESULT=${answer#* }
    [[ ${answer%% *} == 0 ]]
  else
    hc_end_try
    while read -r -t 0.01 -u 106 _; do :; done # an answer that came too late
    HC_RESULT="no answer within $HC_SECONDS s"
    return 1
  fi
}

# One line of plain words, whatever the try printed: $1 its exit code, $2 its output. What the launcher of a step says
# last, that a task has exited, is known already.
hc_say() {
  local text=$2
  if [[ -n $HC_LAUNCHER_SAYS ]]; then
    while [[ $text == *$'\n'* && ${text##*$'\n'} == "$HC_LAUNCHER_SAYS"* ]]; do text=${text%$'\n'*}; done
  fi
  hc_printable "${text##*$'\n'}"
  printf '%d exit code %d%s\n' "$1" "$1" "${HC_PRINTABLE:+: $HC_PRINTABLE}"
}

# The launcher of a step ends its tasks when it gets TERM; whatever does not end is killed.
hc_end_try() {
  local n
  [[ -n $HC_TRY ]] || return
  kill -TERM -- "-$HC_TRY" 2>/dev/null
  for ((n = 0; n < 20; n++)); do
    kill -0 -- "-$HC_TRY" 2>/dev/null || break
    hc_pause 0.1
  done
  kill -KILL -- "-$HC_TRY" 2>/dev/null
  wait "$HC_TRY" 2>/dev/null
  HC_TRY=
}

hc_probe_exec() {
  hc_await_container "$1" "$2"
  hc_ask_often "$1" "$2" hc_exec "$1"
}

# Inside the container of the service, with the variables of the service.
hc_exec() {
  hc_service_environment "$1"
  "hc_exec_probe_$1" 2>&1 | tail -c 400
  return "${PIPESTATUS[0]}"
}

hc_probe_tcp() {
  hc_ask_often "$1" "$2" hc_connect "${HC_PROBE_HOST[$1]}" "${HC_PROBE_PORT[$1]}"
}

hc_connect() {
  : <>"/dev/tcp/$1/$2"
}

hc_probe_http() {
  if hash curl; then
    hc_seconds "${HC_PROBE_ATTEMPT[$1]}"
    hc_ask_often "$1" "$2" hc_curl "${HC_PROBE_URL[$1]}" "${HC_PROBE_STATUS[$1]}" "$HC_SECONDS"
  else
    hc_ask_often "$1" "$2" hc_get "${HC_PROBE_URL[$1]}" "${HC_PROBE_STATUS[$1]}"
  fi
}

hc_curl() {
  local status
  status=$(curl -sS -g -o /dev/null -w '%{http_code}' --noproxy '*' --max-time "$3" -- "$1") || return
  hc_expect "$status" "$2"
}

hc_expect() {
  [[ $1 == "$2" ]] || ! printf 'status %s\n' "$1"
}

# Without curl: one GET over bash's own /dev/tcp, for plain http.
hc_get() {
  local rest=${1#http://} authority path host port status
  [[ $rest != "$1" ]] || return 1
  authority=${rest%%/*}
  path=${rest#"$authority"}
  host=${authority%:*}
  port=80
  [[ $authority == *:* ]] && port=${authority##*:}
  exec 107<>"/dev/tcp/$host/$port" || return 1
  printf 'GET %s HTTP/1.0\r\nHost: %s\r\nConnection: close\r\n\r\n' "${path:-/}" "$authority" >&107
  read -r _ status _ <&107
  exec 107>&-
  hc_expect "$status" "$2"
}

# $1 service, $2 launch, $3 failures in a row
hc_on_unhealthy() {
  hc_reported unhealthy "$1" "$2" retries "$3"
}

# $1 service, $2 launch, $3 text
hc_on_result() {
  [[ $2 == "${HC_LAUNCHES[$1]}" ]] && HC_PROBE_RESULT[$1]=$3
}

# $1 service, $2 launch, $3 text
hc_on_failing() {
  hc_on_result "$@"
  hc_reported failing "$@"
}

# Whoever waits for the gate wants to know why it is still closed. A probe that says something else each time must not
# fill the history.
hc_do_record_try() {
  ((HC_TRIES_TOLD[$1] < 10)) || return
  HC_TRIES_TOLD[$1]=$((HC_TRIES_TOLD[$1] + 1))
  hc_probe_members "$1"
  hc_emit service.probed "$HC_MEMBERS" "${HC_STARTED_EVENT[$1]}"
}

# Sets HC_MEMBERS to what all events of a probe say.
hc_probe_members() {
  HC_MEMBERS=",\"service\":${HC_JSON[$1]},\"launch\":${HC_LAUNCHES[$1]},\"probe\":\"${HC_PROBE[$1]}\",\"elapsed_ms\":$((HC_NOW - HC_STARTED_AT[$1]))"
  [[ -n ${HC_PROBE_RESULT[$1]} ]] || return 0
  hc_json "${HC_PROBE_RESULT[$1]}"
  HC_MEMBERS+=",\"result\":$HC_QUOTED"
}

hc_do_become_ready() {
  local i=$1
  HC_GATE_AT[i]=0
  HC_READY_AT[i]=0
  [[ -n ${HC_PROBE_LIVENESS[i]} ]] || hc_stop_probe "$i"
  HC_READY[i]=1
  HC_STATE[i]=ready
  hc_probe_members "$i"
  hc_emit service.ready "$HC_MEMBERS" "${HC_STARTED_EVENT[i]}"
  HC_CAUSE=$HC_LAST
  hc_offer "$i"
}

# $1 service, $2 reason
hc_readiness_failed() {
  hc_stop_probe "$1"
  hc_probe_members "$1"
  hc_emit service.readiness_failed "$HC_MEMBERS,\"reason\":\"$2\"" "${HC_STARTED_EVENT[$1]}"
  HC_CAUSE=$HC_LAST
}

# Not ready in time, or not ready too often, is a failure like any other. $3 deadline or retries
hc_do_not_ready() {
  hc_readiness_failed "$1" "$3"
  HC_STATE[$1]=unhealthy
  hc_apply_policy not_ready "$1" 1 readiness_failed
}

# It was ready, and is not any more. $4 failures in a row
hc_do_degrade() {
  HC_READY[$1]=0
  HC_STATE[$1]=unhealthy
  hc_probe_members "$1"
  hc_emit service.unhealthy "$HC_MEMBERS,\"failures\":$4" "${HC_STARTED_EVENT[$1]}"
  HC_CAUSE=$HC_LAST
  hc_apply_policy unhealthy "$1" 1 unhealthy
}

# The process has ended: a gate that is still open ends with it, but a match that the log already holds counts.
hc_settle_probe() {
  local i=$1
  if ((!HC_GATE_AT[i])) || [[ ${HC_STATE[i]} == stopping ]]; then
    hc_stop_probe "$i"
  elif [[ ${HC_PROBE[i]} == log ]] && hc_log_matches "$i"; then
    hc_do_become_ready "$i"
  else
    hc_readiness_failed "$i" exited
  fi
}
