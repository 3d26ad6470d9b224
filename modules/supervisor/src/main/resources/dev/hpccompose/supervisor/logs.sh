# --- logs: one file for each service and attempt. The service writes to it itself, unless its log has a largest size:
# then a child of the runner keeps the beginning (<log>.head) and the end (<log>.1 and <log>) of it

# Prepares the log $2 of the service $1 for its next launch. What is there already is kept, and a line tells the tries
# apart. Sets HC_LOG_OFFSET to where this one begins.
hc_open_log() {
  local i=$1 log=$2 key value
  HC_LOG_OFFSET[i]=0
  [[ -s $log || -e $log.head ]] || return 0
  hc_stamp
  {
    printf '\n=== hpc-compose: attempt %d, launch %d, %s ===\n' "$HC_ATTEMPT" "${HC_LAUNCHES[i]}" "$HC_STAMP" >&108
    while read -r key value; do # an append leaves the position behind itself
      [[ $key != pos: ]] || HC_LOG_OFFSET[i]=$value
    done </proc/self/fdinfo/108
  } 108>>"$log"
}

# In the runner of the service $1, launch $2: what it and the service write goes to a keeper from now on.
hc_limit_log() {
  exec 105<> <(:)
  exec > >(
    exec >/dev/null 2>&1 104>&-
    hc_keep_log "$1" "$2" "$HC_OUT/logs/${HC_TOKEN[$1]}.log"
  ) 2>&1
}

# Nothing that the service wrote is lost: its end is told when the keeper has written all of it down. A process that the
# service left behind may hold the log open for longer.
hc_await_log() {
  read -r -t 2 -u 105 _
}

# $1 service, $2 launch, $3 log. A quarter of the largest size is the unit: the beginning has two of them, and the end has
# two that take turns.
hc_keep_log() {
  local unit=$((HC_LOG_LIMIT[$1] / 4)) room
  HC_DROPPED=0 HC_LOG_SIZE=${HC_LOG_OFFSET[$1]}
  while :; do
    room=$((unit - HC_LOG_SIZE))
    [[ -e $3.head ]] || room=$((room + unit))
    if ((room > 0)); then
      hc_append_to_log "$3" "$room" || break
    fi
    hc_rotate_log "$3"
  done
  ((HC_DROPPED == 0)) || printf 'dropped %d %d %d\n' "$1" "$2" "$HC_DROPPED" >&103
  printf 'kept\n' >&105
}

# Copies up to $2 bytes into $1, as they come. Fails when there are no more; what finds no room on the disk is dropped.
hc_append_to_log() {
  local key value before=$HC_LOG_SIZE full=
  {
    stdbuf -o0 head -c "$2" 103>&- 105>&- >&108 || full=1
    while read -r key value; do
      [[ $key != pos: ]] || ((value == 0)) || HC_LOG_SIZE=$value
    done </proc/self/fdinfo/108
  } 108>>"$1" || full=1
  if [[ -n $full ]]; then
    HC_DROPPED=$((HC_DROPPED + $(wc -c)))
    return 1
  fi
  ((HC_LOG_SIZE - before >= $2))
}

# The log $1 is full.
hc_rotate_log() {
  if [[ ! -e $1.head ]]; then
    printf '\n=== hpc-compose: of what follows only the end is kept, in %s.1 and %s ===\n' "${1##*/}" "${1##*/}" >>"$1"
    mv -f -- "$1" "$1.head"
  else
    [[ ! -e $1.1 ]] || HC_DROPPED=$((HC_DROPPED + $(stat -c %s -- "$1.1")))
    mv -f -- "$1" "$1.1"
  fi
  : >>"$1"
  HC_LOG_SIZE=0
}

# $1 service, $2 launch, $3 bytes
hc_on_dropped() {
  hc_emit service.log_truncated ",\"service\":${HC_JSON[$1]},\"launch\":$2,\"dropped_bytes\":$3" "${HC_STARTED_EVENT[$1]}"
}
