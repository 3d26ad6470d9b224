# --- causes: what the scheduler and the kernel say about an end is an event of its own, with their words

# For a runner: what it knows beside the exit code travels ahead of the exit. $1 service, $2 launch, $3 cause,
# $4 witness, $5 its words; a node may stand before the words.
hc_report_cause() {
  hc_printable "$5"
  printf 'cause %d %d %s %s %s\n' "$1" "$2" "$3" "$4" "$HC_PRINTABLE" >&103
}

# $1 service, $2 launch, $3 cause, $4 witness, $5 its words
hc_on_cause() {
  local i=$1 node=''
  [[ $2 == "${HC_LAUNCHES[i]}" ]] || return
  case $3 in
    out_of_memory) HC_OUT_OF_MEMORY[i]=$2 ;;
    launch_refused) hc_count_refusal "$i" "$2" ;;
    node_lost)
      hc_json "${5##* }"
      node=",\"node\":$HC_QUOTED"
      ;;
  esac
  hc_json "$5"
  hc_emit "service.$3" ",\"service\":${HC_JSON[i]},\"launch\":$2$node,\"witness\":\"$4\",\"evidence\":$HC_QUOTED" \
    "${HC_STARTED_EVENT[i]:-$HC_CAUSE}"
}

# $1 service, $2 launch
hc_on_away() {
  [[ $2 != "${HC_LAUNCHES[$1]}" ]] || HC_DOUBTS[$1]=0
}

# A scheduler that is away may take its time. One that answers and refuses may be wrong for a moment only: what it says
# three times in a row it means. $1 service, $2 launch
hc_count_refusal() {
  HC_REFUSALS[$1]=$((HC_REFUSALS[$1] + 1))
  HC_DOUBTS[$1]=$((HC_DOUBTS[$1] + 1))
  ((HC_REFUSALS[$1] > 120 || HC_DOUBTS[$1] > 3)) || HC_REFUSED[$1]=$2
}

# Sets HC_WORST to what counts as the exit code of a launch: whoever lost a process for want of memory has not
# succeeded, even if its parent says so. $1 service, $2 launch, $3 the exit code of its process
hc_worst_code() {
  HC_WORST=$3
  (($3 == 0)) && [[ ${HC_OUT_OF_MEMORY[$1]-} == "$2" ]] && HC_WORST=137
  :
}

# Sets HC_OOM_FILE to the file in which the kernel counts what it killed for want of memory in the control group of
# this shell; with version 2 also in the groups below, so that the group of the job ($1) tells of all its steps. $2: a file
# like /proc/self/cgroup.
hc_find_oom_file() {
  local controllers path file
  HC_OOM_FILE=
  while IFS=: read -r _ controllers path; do
    case ,$controllers, in
      *,memory,*) file=$HC_CGROUPS/memory$path/memory.oom_control ;;
      ,,)
        [[ -z $1 || $path != */"$1"/* ]] || path=${path%%/"$1"/*}/$1
        file=$HC_CGROUPS$path/memory.events
        ;;
      *) continue ;;
    esac
    [[ -r $file ]] && HC_OOM_FILE=$file
  done <"${2:-/proc/self/cgroup}"
}

# Sets HC_OOM_KILLS to that count, 0 where it cannot be seen.
hc_count_oom_kills() {
  local name count
  HC_OOM_KILLS=0
  [[ -n ${HC_OOM_FILE-} ]] || return
  while read -r name count; do
    [[ $name == oom_kill ]] && HC_OOM_KILLS=$count
  done <"$HC_OOM_FILE"
}

# For a runner, after hc_count_oom_kills before the launch: $1 service, $2 launch, $3 exit code, $4 the count then. The
# services share the count, so that it is held only against one that has not ended well.
hc_compare_oom_kills() {
  (($3)) || return
  hc_count_oom_kills
  ((HC_OOM_KILLS > $4)) &&
    hc_report_cause "$1" "$2" out_of_memory cgroup "oom_kill $HC_OOM_KILLS, $4 at the launch, in $HC_OOM_FILE"
}

# --- the time limit: it is announced to the services, so that they can save what they have while there is time

# The signal of x-slurm.signal has come, or its time.
hc_on_warning() {
  local i told=()
  ((HC_ENDING || HC_WARNED)) && return
  HC_WARNED=1
  hc_request_limit
  for ((i = 0; i < HC_COUNT; i++)); do
    [[ -n ${HC_CHILD[i]} && ${HC_STATE[i]} =~ ^(post_start|running|ready)$ ]] && told+=("$i")
  done
  ((${#told[@]})) || return
  (
    trap ':' TERM INT HUP
    exec 103>&- 104>&-
    hc_signal "$HC_WARNING_SIGNAL" "${told[@]}"
  ) </dev/null >/dev/null &
  disown "$!"
}

# $1 milliseconds that are left. What a teardown may need is kept free: the longest grace period, the time to kill, and
# a quarter of what is left for artifacts.
hc_on_limit() {
  local i need=$((HC_KILL_WAIT + 1000)) grace=0 left=$1
  ((HC_ENDING)) && return
  HC_CAUSE=
  hc_emit time_limit.announced ",\"signal\":\"$HC_WARNING_SIGNAL\",\"remaining_seconds\":$((left / 1000))"
  for ((i = 0; i < HC_COUNT; i++)); do
    [[ ${HC_STATE[i]} =~ $HC_ALIVE ]] && ((HC_GRACE[i] > grace)) && grace=${HC_GRACE[i]}
  done
  need=$((need + grace))
  [[ -z $HC_COLLECT ]] || need=$((need + left / 4))
  HC_LIMIT_EVENT=$HC_LAST
  HC_LIMIT_AT=$((HC_NOW + (left > need ? left - need : 1)))
}

# --- earlier attempts

# Sets HC_PREVIOUS to the id of the last event of the attempt before this one, and says so when that was no end.
hc_look_back() {
  local file line='' seen='' beat='' n=$HC_ATTEMPT
  HC_PREVIOUS=
  while ((n-- > 0)); do
    file=$HC_DIR/events/batch-$n.jsonl
    [[ -s $file ]] && break
  done
  ((n >= 0)) || return
  line=$(tail -n 3 -- "$file" | grep -a -E '^\{.*\}$' | grep -a -v '"type":"log.sealed"' | tail -n 1)
  [[ $line =~ \"seq\":([0-9]+),\"at\":\"([0-9T:.-]+Z)\",\"type\":\"([a-z._]+)\" ]] || return
  HC_PREVIOUS=batch-$n:${BASH_REMATCH[1]}
  seen=${BASH_REMATCH[2]}
  [[ ${BASH_REMATCH[3]} == attempt.finished ]] && return
  read -r beat _ <"$HC_DIR/heartbeat"
  [[ $beat =~ ^[0-9T:.-]+Z$ && $beat > $seen ]] && seen=$beat
  HC_BROKEN_OFF=",\"previous\":$n,\"last_event\":\"$HC_PREVIOUS\",\"last_seen_at\":\"$seen\""
}
