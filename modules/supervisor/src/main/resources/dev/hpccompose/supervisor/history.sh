# --- history: this shell is the only writer of events/batch-<attempt>.jsonl, of the heartbeat and of state.json

hc_open_history() {
  HC_EVENTS=$HC_DIR/events/batch-$HC_ATTEMPT.jsonl
  exec 104>>"$HC_EVENTS" || hc_fail_early "cannot write to $HC_DIR/events"
  HC_BYTES=$(stat -c %s -- "$HC_EVENTS")
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
  local LC_ALL=C cause=${3-$HC_CAUSE} line
  hc_stamp
  printf -v line '{"v":1,"seq":%d,"at":"%s","type":"%s","run":"%s","attempt":%d%s%s}\n' $((HC_SEQ + 1)) "$HC_STAMP" \
    "$1" "$HC_RUN" "$HC_ATTEMPT" "${cause:+,\"cause\":\"$cause\"}" "$2"
  HC_STATE_CHANGED=1
  if ! printf '%s' "$line" >&104; then # half a line would damage the next one
    truncate -s "$HC_BYTES" -- "$HC_EVENTS"
    HC_WRITE_FAILED=1
    return
  fi
  HC_SEQ=$((HC_SEQ + 1))
  HC_LAST=batch-$HC_ATTEMPT:$HC_SEQ
  HC_BYTES=$((HC_BYTES + ${#line}))
  ((HC_BYTES + 65536 < HC_RESERVED)) || hc_reserve_history
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
