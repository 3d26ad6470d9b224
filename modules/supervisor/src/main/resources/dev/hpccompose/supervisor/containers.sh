# --- containers that have a name: hooks and probes join them, and they stay when their launch has ended

hc_has_name() {
  declare -F "hc_remove_$1" >/dev/null
}

# Until its process runs a container cannot be joined, and to unpack it may take long: the first thing that the process
# does is to write a line. $1 service, $2 launch
hc_await_container() {
  local line pid
  hc_has_name "$1" || return 0
  exec 108< <(exec tail -n +1 -s 0.2 -F "--pid=$BASHPID" -- "$HC_DIR/.running-${HC_TOKEN[$1]}" 2>/dev/null)
  pid=$!
  while read -r line <&108; do
    [[ $line != "$HC_ATTEMPT-$2" ]] || break
  done
  exec 108<&-
  kill "$pid" 2>/dev/null
  :
}

# For a runner.
hc_remove_remains() {
  hc_has_name "$1" || return
  (
    exec 103>&- 104>&-
    hc_scrub_environment
    "hc_remove_$1" "$2"
  ) >/dev/null 2>&1
  printf 'removed %d %d\n' "$1" "$2" >&103
}

# What is removed is waited for, but not for long: the scheduler does not wait either.
hc_expect_removal() {
  local left
  hc_has_name "$1" || return
  HC_REMOVALS=$((HC_REMOVALS + 1))
  HC_REMOVAL_AT=$((HC_NOW + 10000))
  ((HC_SIGNALLED_AT && HC_STOP_BUDGET)) || return 0
  left=$((HC_SIGNALLED_AT + HC_STOP_BUDGET))
  ((left >= HC_REMOVAL_AT)) || HC_REMOVAL_AT=$((left > HC_NOW ? left : HC_NOW + 1))
}

hc_on_removed() {
  HC_REMOVALS=$((HC_REMOVALS - 1))
  ((HC_REMOVALS > 0)) || HC_REMOVAL_AT=0
}
