# Runs a tool, and ends it with all that it started once the other end of standard input is closed: that happens as well
# when whoever started it was killed.
exec 3<&0 </dev/null
# a session is left only by those who mean to; a process group is left by every tool that keeps groups of its own
setsid "$@" 3<&- &
readonly tool=$!

signal_tool() {
  local stat line session
  for stat in /proc/[0-9]*/stat; do
    IFS= read -r line <"$stat" || continue
    read -r _ _ _ session _ <<<"${line##*) }"
    [[ $session != "$tool" ]] || kill "-$1" "${stat//[!0-9]/}"
  done
  kill "-$1" "$tool"
}

watch_the_other_end() {
  trap '' HUP INT
  read -r <&3
  trap '' TERM
  signal_tool TERM
  # as long as a tool may take to remove what it has begun
  sleep 5
  signal_tool KILL
}

watch_the_other_end >/dev/null 2>&1 &
readonly watcher=$!
exec 3<&-
wait "$tool" 2>/dev/null
code=$?
# nobody is left to watch over, unless that is what is being seen to
kill -TERM "$watcher" 2>/dev/null
wait "$watcher" 2>/dev/null
exit "$code"
