# --- metrics: cgroup. A service has no control group of its own here: its processes are looked up in /proc instead.
# A service is the process that the runner of a launch has started, and everything below it.

hc_sample_cgroup() {
  local runner child runners children lines=''
  if [[ ! -r /proc/$$/task/$$/children ]]; then
    hc_degrade cgroup 'this kernel does not tell the children of a process'
    HC_OFF[cgroup]=1
    return
  fi
  hc_page_size
  hc_stamp
  read -r runners <"/proc/$$/task/$$/children"
  for runner in $runners; do
    read -r children <"/proc/$runner/task/$runner/children" || [[ -n $children ]] || continue
    for child in $children; do
      hc_service_of_process "$child" && hc_sample_launch "$child"
    done
  done 2>/dev/null
  printf '%s' "$lines" >>"$HC_METRICS/cgroup.jsonl"
}

# Sets HC_SERVICE_JSON; fails when the process is not, or not yet, a service of this run.
hc_service_of_process() {
  local variable run='' name='' i
  if [[ -z ${HC_GROUP_SERVICE[$1]-} ]]; then
    while IFS= read -r -d '' variable; do
      case $variable in
        HPC_COMPOSE_RUN_ID=*) run=${variable#*=} ;;
        HPC_COMPOSE_SERVICE=*) name=${variable#*=} ;;
      esac
    done <"/proc/$1/environ"
    [[ $run == "$HC_RUN" ]] || return
    for ((i = 0; i < HC_COUNT; i++)); do
      [[ ${HC_NAME[i]} != "$name" ]] || HC_GROUP_SERVICE[$1]=$i
    done
  fi
  HC_SERVICE_JSON=${HC_JSON[${HC_GROUP_SERVICE[$1]}]}
}

# Adds the line of one launch, of which $1 is the first process, to the caller's lines.
hc_sample_launch() {
  local pids=("$1") n file children ticks=0 pages=0 memory cpu
  for ((n = 0; n < ${#pids[@]}; n++)); do
    hc_add_process "${pids[n]}" || continue
    for file in "/proc/${pids[n]}"/task/*/children; do
      children=
      read -r children <"$file"
      # shellcheck disable=SC2206 # numbers
      pids+=($children)
    done
  done
  memory=$((pages * HC_PAGE_SIZE))
  ((${HC_PEAK[$1]:-0} > memory)) || HC_PEAK[$1]=$memory
  printf -v cpu '%d.%02d' $((ticks / 100)) $((ticks % 100)) # the kernel tells hundredths everywhere
  lines+="{\"at\":\"$HC_STAMP\",\"source\":\"processes\",\"step\":null,\"service\":$HC_SERVICE_JSON,\"cpu_seconds\":$cpu,"
  lines+="\"memory_current_bytes\":$memory,\"memory_peak_bytes\":${HC_PEAK[$1]}}"$'\n'
}

# Adds what proc(5) tells of a process, and of children that it has waited for, to the caller's ticks and pages.
hc_add_process() {
  local stat fields
  IFS= read -r -d '' stat <"/proc/$1/stat"
  [[ -n $stat ]] || return
  read -ra fields <<<"${stat##*) }" # the name before it may hold anything
  ticks=$((ticks + fields[11] + fields[12] + fields[13] + fields[14]))
  pages=$((pages + fields[21]))
}

hc_page_size() {
  local key value
  [[ -z ${HC_PAGE_SIZE-} ]] || return
  while read -r key value _; do
    [[ $key == KernelPageSize: ]] && break
  done </proc/self/smaps
  HC_PAGE_SIZE=$((value * 1024))
}
