# --- history: this shell is the only writer of events/batch-<attempt>.jsonl, of the heartbeat and of state.json

hc_open_history() {
  HC_EVENTS=$HC_DIR/events/batch-$HC_ATTEMPT.jsonl
  exec 104>>"$HC_EVENTS" || hc_fail_early "cannot write to $HC_DIR/events"
  HC_BYTES=$(stat -c %s -- "$HC_EVENTS")
  ((HC_BYTES == 0)) || HC_LINES_BEFORE=$(wc -l <"$HC_EVENTS")
  hc_reserve_history
}

# Claims room for what comes: who fills the disk up then takes nothing from the end of the history.
hc_reserve_history() {
  HC_RESERVED=$((HC_BYTES + 131072))
  hash fallocate 2>/dev/null && fallocate --keep-size --length "$HC_RESERVED" "$HC_EVENTS" 2>/dev/null
  :
}

# Appends one event. $1 type, $2 payload as JSON members with a leading comma, $3 cause (default: HC_CAUSE).
hc_emit() {
  hc_line "$@"
  HC_STATE_CHANGED=1
  hc_append "$HC_LINE" && HC_LAST=batch-$HC_ATTEMPT:$HC_SEQ
}

# Appends the last event, and right behind it the seal over it: who has read the one finds that nothing changes any more.
hc_emit_last() {
  local last
  hc_line "$@"
  last=$HC_LINE
  hc_digest "$last"
  hc_append "$last" && hc_seal
}

# Sets HC_LINE to the next event as a line.
hc_line() {
  local cause=${3-$HC_CAUSE}
  hc_stamp
  printf -v HC_LINE '{"v":1,"seq":%d,"at":"%s","type":"%s","run":"%s","attempt":%d%s%s}\n' $((HC_SEQ + 1)) "$HC_STAMP" \
    "$1" "$HC_RUN" "$HC_ATTEMPT" "${cause:+,\"cause\":\"$cause\"}" "$2"
}

hc_append() {
  local LC_ALL=C
  if ! printf '%s' "$1" >&104; then # half a line would damage the next one
    truncate -s "$HC_BYTES" -- "$HC_EVENTS"
    HC_WRITE_FAILED=1
    return 1
  fi
  HC_SEQ=$((HC_SEQ + 1))
  HC_BYTES=$((HC_BYTES + ${#1}))
  ((HC_BYTES + 65536 < HC_RESERVED)) || hc_reserve_history
}

# Seals what was written since the last seal, at most once a minute.
hc_seal_when_due() {
  ((HC_SEQ > HC_SEALED && HC_NOW >= HC_SEAL_AT)) || return 0
  HC_SEAL_AT=$((HC_NOW + 60000))
  hc_digest
  hc_seal
}

# Sets HC_DIGEST to the digest of the history, with the line $1 behind it; empty when nobody can tell.
hc_digest() {
  if (($#)); then
    HC_DIGEST=$(cat -- "$HC_EVENTS" - <<<"${1%$'\n'}" | sha256sum)
  else
    HC_DIGEST=$(sha256sum <"$HC_EVENTS")
  fi
  HC_DIGEST=${HC_DIGEST%% *}
}

# A seal that does not fit on the disk takes no fact with it: it is no write that failed.
hc_seal() {
  local failed=$HC_WRITE_FAILED
  [[ $HC_DIGEST =~ ^[0-9a-f]{64}$ ]] || return 0
  hc_line log.sealed ",\"lines\":$((HC_SEQ + HC_LINES_BEFORE)),\"sha256\":\"$HC_DIGEST\"" ''
  hc_append "$HC_LINE" || HC_WRITE_FAILED=$failed
  HC_SEALED=$HC_SEQ
}

# Rewrites the heartbeat in place: the line never changes its length, so no reader sees half of it.
hc_beat() {
  hc_stamp
  printf '%s %s %08d\n' "$HC_STAMP" "$HC_RUN" "$HC_SEQ" 1<>"$HC_DIR/heartbeat"
  HC_BEAT_AT=$((HC_NOW + HC_BEAT_EVERY))
}

# The same facts for programs inside the job; always whole.
hc_write_state() {
  local i separator='' outcome=null
  [[ -n $HC_OUTCOME ]] && outcome="\"$HC_OUTCOME\""
  HC_STATE_CHANGED=0
  {
    printf '{"schema_version":1,"run":"%s","job_id":"%s","attempt":%d,"state":"%s","outcome":%s,"exit_code":%s,"services":{' \
      "$HC_RUN" "$HC_JOB" "$HC_ATTEMPT" "$HC_PHASE" "$outcome" "${HC_EXIT_CODE:-null}"
    for ((i = 0; i < HC_COUNT; i++)); do
      printf '%s%s:{"state":"%s","launches":%d,"restarts":%d,"max_restarts":%d,"failure_policy":"%s","last_exit_code":%s}' \
        "$separator" "${HC_JSON[i]}" "${HC_STATE[i]}" "${HC_LAUNCHES[i]}" "${HC_RESTARTS[i]}" \
        "${HC_MAX_RESTARTS[i]}" "${HC_POLICY[i]}" "${HC_CODE[i]:-null}"
      separator=,
    done
    printf '}}\n'
  } >"$HC_OUT/.state.json.$HC_ATTEMPT" && mv -f "$HC_OUT/.state.json.$HC_ATTEMPT" "$HC_OUT/state.json" || HC_WRITE_FAILED=1
}

HC_SIGNALS=([1]=HUP [2]=INT [3]=QUIT [4]=ILL [5]=TRAP [6]=ABRT [7]=BUS [8]=FPE [9]=KILL [10]=USR1 [11]=SEGV
  [12]=USR2 [13]=PIPE [14]=ALRM [15]=TERM [24]=XCPU [25]=XFSZ [31]=SYS)

# Sets HC_EXIT to the members exit_code and signal for an exit code as a shell reports it.
hc_exit_members() {
  local signal=
  (($1 > 128)) && signal=${HC_SIGNALS[$1 - 128]-}
  HC_EXIT=",\"exit_code\":$1${signal:+,\"signal\":\"$signal\"}"
}

# Sets HC_PRINTABLE to $1 as one short line of plain characters.
hc_printable() {
  local LC_ALL=C
  HC_PRINTABLE=${1//[^ -~]/?}
  ((${#HC_PRINTABLE} > 300)) && HC_PRINTABLE=${HC_PRINTABLE:0:300}...
  :
}

# Sets HC_QUOTED to $1 as a JSON string. Bytes above 127 are left as they are.
hc_json() {
  local LC_ALL=C text=$1 rest part code
  text=${text//\\/\\\\}
  text=${text//\"/\\\"}
  HC_QUOTED=
  rest=$text
  while [[ $rest == *[$'\001'-$'\037'$'\177']* ]]; do
    part=${rest%%[$'\001'-$'\037'$'\177']*}
    rest=${rest#"$part"}
    printf -v code '\\u%04x' "'${rest:0:1}"
    HC_QUOTED+=$part$code
    rest=${rest:1}
  done
  HC_QUOTED="\"$HC_QUOTED$rest\""
}
