# --- probes: each runs in a process group of its own and says "ready"; the deadline is kept by the main loop

hc_start_probe() {
  local i=$1 launch=${HC_LAUNCHES[$1]}
  HC_PROBE_PID[i]=
  HC_PROBE_RESULT[i]=
  HC_GATE_AT[i]=0
  HC_READY_AT[i]=0
  [[ -n ${HC_PROBE[i]} ]] || return
  HC_GATE_AT[i]=$((HC_STARTED_AT[i] + HC_PROBE_TIMEOUT[i]))
  if [[ ${HC_PROBE[i]} == sleep ]]; then
    HC_READY_AT[i]=$((HC_STARTED_AT[i] + HC_PROBE_DELAY[i]))
    return
  fi
  set -m
  (
    trap - TERM INT HUP
    exec </dev/null >/dev/null 2>&1 104>&-
    "hc_probe_${HC_PROBE[i]}" "$i" && printf 'ready %d %d\n' "$i" "$launch" >&103
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
    grep -E -q -m 1 -e "${HC_PROBE_PATTERN[$1]}"
}

hc_log_matches() {
  tail -c "+$((HC_LOG_OFFSET[$1] + 1))" -- "$HC_OUT/logs/${HC_TOKEN[$1]}.log" 2>/dev/null |
    grep -E -q -e "${HC_PROBE_PATTERN[$1]}" 2>/dev/null
}

# Repeats a try of the service $1, "${@:2}", until it succeeds, or has failed too often after the start period.
hc_until() {
  local i=$1 failures=0 before='' pace
  exec 105<> <(:) 106<> <(:)
  HC_TRY=
  trap 'hc_end_try; exit 1' TERM
  until hc_try "$@"; do
    [[ $HC_RESULT == "$before" ]] || printf 'result %d %d %s\n' "$i" "${HC_LAUNCHES[i]}" "$HC_RESULT" >&103
    before=$HC_RESULT
    hc_now
    pace=${HC_PROBE_START_INTERVAL[i]}
    if ((HC_NOW >= HC_STARTED_AT[i] + HC_PROBE_START_PERIOD[i])); then
      pace=${HC_PROBE_INTERVAL[i]}
      failures=$((failures + 1))
      if ((failures == HC_PROBE_RETRIES[i])); then
        printf 'unhealthy %d %d\n' "$i" "${HC_LAUNCHES[i]}" >&103
        return 1
      fi
    fi
    hc_seconds "$pace"
    hc_pause "$HC_SECONDS"
    [[ -e /proc/$$ ]] || exit # the supervisor was killed
  done
}

# One try in a process group of its own, with the time that it may take. Sets HC_RESULT to what it said.
hc_try() {
  local bound=${HC_PROBE_ATTEMPT[$1]} answer
  set -m
  (
    trap - TERM
    exec 103>&- 105>&-
    answer=$("${@:2}" 2>&1 106>&-)
    hc_say "$?" "$answer" >&106
  ) &
  set +m
  HC_TRY=$!
  hc_seconds "$bound"
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

# One line of plain words, whatever the try printed: $1 its exit code, $2 its output.
hc_say() {
  hc_printable "${2##*$'\n'}"
  printf '%d exit code %d%s\n' "$1" "$1" "${HC_PRINTABLE:+: $HC_PRINTABLE}"
}

# srun ends the tasks of its step when it gets TERM; whatever does not end is killed.
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
  hc_until "$1" hc_exec "$1"
}

# Inside the container of the service, with the variables of the service.
hc_exec() {
  hc_service_environment "$1"
  "hc_exec_probe_$1" 2>&1 | tail -c 400
  return "${PIPESTATUS[0]}"
}

hc_probe_tcp() {
  hc_until "$1" hc_connect "${HC_PROBE_HOST[$1]}" "${HC_PROBE_PORT[$1]}"
}

hc_connect() {
  : <>"/dev/tcp/$1/$2"
}

hc_probe_http() {
  if hash curl; then
    hc_seconds "${HC_PROBE_ATTEMPT[$1]}"
    hc_until "$1" hc_curl "${HC_PROBE_URL[$1]}" "${HC_PROBE_STATUS[$1]}" "$HC_SECONDS"
  else
    hc_until "$1" hc_get "${HC_PROBE_URL[$1]}" "${HC_PROBE_STATUS[$1]}"
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

hc_on_ready() {
  local i=$1
  [[ $2 == "${HC_LAUNCHES[i]}" && ${HC_STATE[i]} == running ]] || return
  hc_stop_probe "$i"
  HC_READY[i]=1
  HC_STATE[i]=ready
  hc_emit service.ready ",\"service\":${HC_JSON[i]},\"launch\":$2,\"probe\":\"${HC_PROBE[i]}\",\"elapsed_ms\":$((HC_NOW - HC_STARTED_AT[i]))" "${HC_STARTED_EVENT[i]}"
  HC_CAUSE=$HC_LAST
  hc_offer "$i"
}

hc_on_result() {
  [[ $2 == "${HC_LAUNCHES[$1]}" ]] && HC_PROBE_RESULT[$1]=$3
}

# $1 service, $2 reason
hc_readiness_failed() {
  local members=
  hc_stop_probe "$1"
  if [[ -n ${HC_PROBE_RESULT[$1]} ]]; then
    hc_json "${HC_PROBE_RESULT[$1]}"
    members=",\"result\":$HC_QUOTED"
  fi
  hc_emit service.readiness_failed ",\"service\":${HC_JSON[$1]},\"launch\":${HC_LAUNCHES[$1]},\"probe\":\"${HC_PROBE[$1]}\",\"reason\":\"$2\",\"elapsed_ms\":$((HC_NOW - HC_STARTED_AT[$1]))$members" "${HC_STARTED_EVENT[$1]}"
  HC_CAUSE=$HC_LAST
}

hc_on_unhealthy() {
  [[ $2 == "${HC_LAUNCHES[$1]}" && ${HC_STATE[$1]} == running ]] && hc_on_never_ready "$1" retries
}

# Not ready in time, or not ready too often, is a failure like any other: the policy decides.
hc_on_never_ready() {
  local i=$1
  hc_readiness_failed "$i" "$2"
  [[ ${HC_POLICY[i]} == ignore ]] && return
  if [[ ${HC_POLICY[i]} == restart_on_failure ]] && ((HC_RESTARTS[i] < HC_MAX_RESTARTS[i])); then
    HC_RESTART_AFTER_STOP[i]=1
    hc_stop "$i"
  else
    hc_end readiness_failed failed 1 "$i"
  fi
}

# The process has ended: a gate that is still open ends with it, but a match that the log already holds counts.
hc_settle_probe() {
  local i=$1
  ((HC_GATE_AT[i])) || return
  if [[ ${HC_STATE[i]} == stopping ]]; then
    hc_stop_probe "$i"
  elif [[ ${HC_PROBE[i]} == log ]] && hc_log_matches "$i"; then
    hc_on_ready "$i" "${HC_LAUNCHES[i]}"
  else
    hc_readiness_failed "$i" exited
  fi
}
