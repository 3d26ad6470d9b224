# --- probes: each runs in a process group of its own and says "ready"; the deadline is kept by the main loop

hc_start_probe() {
  local i=$1 launch=${HC_LAUNCHES[$1]}
  HC_PROBE_PID[i]=
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

hc_stop_probe() {
  [[ -n ${HC_PROBE_PID[$1]} ]] && kill -KILL -- "-${HC_PROBE_PID[$1]}" 2>/dev/null
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
  tail -c "+$((HC_LOG_OFFSET[$1] + 1))" -s 0.1 -F -- "$HC_DIR/logs/${HC_TOKEN[$1]}.log" |
    grep -E -q -m 1 -e "${HC_PROBE_PATTERN[$1]}"
}

hc_log_matches() {
  tail -c "+$((HC_LOG_OFFSET[$1] + 1))" -- "$HC_DIR/logs/${HC_TOKEN[$1]}.log" 2>/dev/null |
    grep -E -q -e "${HC_PROBE_PATTERN[$1]}" 2>/dev/null
}

# Repeats "$@" until it succeeds.
hc_until() {
  exec 105<> <(:)
  until hc_attempt "$@"; do hc_pause 0.2; done
}

# One attempt, in a child that has two seconds.
hc_attempt() {
  local answer=''
  exec 106< <("$@" && echo yes)
  read -r -t 2 -u 106 answer
  kill -KILL "$!"
  [[ $answer == yes ]]
}

hc_probe_tcp() {
  hc_until hc_connect "${HC_PROBE_HOST[$1]}" "${HC_PROBE_PORT[$1]}"
}

hc_connect() {
  : <>"/dev/tcp/$1/$2"
}

hc_probe_http() {
  if hash curl; then
    hc_until hc_curl "${HC_PROBE_URL[$1]}" "${HC_PROBE_STATUS[$1]}"
  else
    hc_until hc_get "${HC_PROBE_URL[$1]}" "${HC_PROBE_STATUS[$1]}"
  fi
}

hc_curl() {
  [[ $(curl -s -g -o /dev/null -w '%{http_code}' --noproxy '*' --max-time 2 -- "$1") == "$2" ]]
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
  [[ $status == "$2" ]]
}

hc_on_ready() {
  local i=$1
  [[ $2 == "${HC_LAUNCHES[i]}" && ${HC_STATE[i]} == running ]] || return
  hc_stop_probe "$i"
  HC_READY[i]=1
  HC_STATE[i]=ready
  hc_emit service.ready ",\"service\":${HC_JSON[i]},\"launch\":$2,\"probe\":\"${HC_PROBE[i]}\",\"elapsed_ms\":$((HC_NOW - HC_STARTED_AT[i]))" "${HC_STARTED_EVENT[i]}"
  HC_CAUSE=$HC_LAST
}

# $1 service, $2 reason
hc_readiness_failed() {
  hc_stop_probe "$1"
  hc_emit service.readiness_failed ",\"service\":${HC_JSON[$1]},\"launch\":${HC_LAUNCHES[$1]},\"probe\":\"${HC_PROBE[$1]}\",\"reason\":\"$2\",\"elapsed_ms\":$((HC_NOW - HC_STARTED_AT[$1]))" "${HC_STARTED_EVENT[$1]}"
  HC_CAUSE=$HC_LAST
}

# Not ready in time is a failure like any other: the policy decides.
hc_on_gate_deadline() {
  local i=$1
  hc_readiness_failed "$i" deadline
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
