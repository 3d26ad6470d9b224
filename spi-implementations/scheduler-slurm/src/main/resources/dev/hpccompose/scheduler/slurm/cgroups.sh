# --- metrics: cgroup. The control groups that slurmd has made for the job and its steps on this node are read as files:
# no command, no question to a daemon

hc_sample_cgroup() {
  local place id lines=''
  if [[ -z ${HC_JOB_GROUP-} ]] && ! hc_find_job_group; then
    hc_degrade cgroup "Slurm has made no control group for the memory of the job on $HC_PRIMARY"
    HC_OFF[cgroup]=1
    return
  fi
  hc_stamp
  hc_sample_group '' null null
  for place in "$HC_JOB_GROUP"/step_*; do
    id=$HC_JOB.${place##*/step_}
    hc_service_of_group "$place"
    hc_sample_group "/${place##*/}" "\"$id\"" "$HC_SERVICE_JSON"
  done
  printf '%s' "$lines" >>"$HC_METRICS/cgroup.jsonl"
}

# Adds a line to the caller's: $1 place below the job's group, $2 step, $3 service
hc_sample_group() {
  local cpu current peak
  hc_group_cpu "$1"
  cpu=$HC_NUMBER
  hc_group_number "$HC_JOB_GROUP$1" "$HC_GROUP_CURRENT"
  current=$HC_NUMBER
  hc_group_number "$HC_JOB_GROUP$1" "$HC_GROUP_PEAK"
  peak=$HC_NUMBER
  [[ $cpu$current$peak == nullnullnull ]] && return # a step that has just ended
  lines+="{\"at\":\"$HC_STAMP\",\"source\":\"$HC_GROUP_SOURCE\",\"step\":$2,\"service\":$3,\"cpu_seconds\":$cpu,"
  lines+="\"memory_current_bytes\":$current,\"memory_peak_bytes\":$peak}"$'\n'
}

# Sets HC_NUMBER to the number in the file $2 of the group $1, or to null.
hc_group_number() {
  local number=
  read -r number 2>/dev/null <"$1/$2"
  HC_NUMBER=null
  [[ ! $number =~ ^[0-9]+$ ]] || HC_NUMBER=$number
}

# Sets HC_NUMBER to the seconds that the group $1 below the job's has used, or to null.
hc_group_cpu() {
  local micros=
  if [[ $HC_GROUP_SOURCE == cgroup2 ]]; then
    read -r _ micros 2>/dev/null <"$HC_JOB_GROUP$1/cpu.stat" # usage_usec is the first line
  else
    hc_group_number "$HC_JOB_CPU_GROUP$1" cpuacct.usage
    [[ $HC_NUMBER == null ]] || micros=$((HC_NUMBER / 1000))
  fi
  HC_NUMBER=null
  [[ $micros =~ ^[0-9]+$ ]] && printf -v HC_NUMBER '%d.%06d' $((micros / 1000000)) $((micros % 1000000))
  :
}

# Sets HC_JOB_GROUP, and with version 1 also HC_JOB_CPU_GROUP: the shell itself runs in a group below them.
hc_find_job_group() {
  local controllers path
  while IFS=: read -r _ controllers path; do
    [[ $path/ == */"job_$HC_JOB"/* ]] || continue
    path=${path%%/"job_$HC_JOB"*}/job_$HC_JOB
    case ,$controllers, in
      *,memory,*) hc_mounted cgroup memory "$path" && HC_JOB_GROUP=$HC_MOUNTED HC_GROUP_SOURCE=cgroup1 ;;
      *,cpuacct,*) hc_mounted cgroup cpuacct "$path" && HC_JOB_CPU_GROUP=$HC_MOUNTED ;;
      ,,) [[ -n ${HC_JOB_GROUP-} ]] || ! hc_mounted cgroup2 '' "$path" || HC_JOB_GROUP=$HC_MOUNTED HC_GROUP_SOURCE=cgroup2 ;;
    esac
  done </proc/self/cgroup
  HC_GROUP_CURRENT=memory.current HC_GROUP_PEAK=memory.peak
  [[ ${HC_GROUP_SOURCE-} == cgroup2 ]] || HC_GROUP_CURRENT=memory.usage_in_bytes HC_GROUP_PEAK=memory.max_usage_in_bytes
  [[ -n ${HC_JOB_GROUP-} ]]
}

# Sets HC_MOUNTED to where the group $3 of the controller $2 can be seen; $1 type of the file system.
hc_mounted() {
  local root point rest
  while read -r _ _ _ root point rest; do
    rest=${rest#*- }
    [[ $rest == "$1 "* && (-z $2 || ,${rest##* }, == *",$2,"*) ]] || continue
    [[ $root == / || $3/ == "$root"/* ]] || continue
    HC_MOUNTED=$point${3#"${root%/}"}
    [[ -d $HC_MOUNTED ]] && return
  done </proc/self/mountinfo
  return 1
}

# Sets HC_SERVICE_JSON to the name of the service that runs in the group of a step: its processes know it.
hc_service_of_group() {
  local file pid variable i
  HC_SERVICE_JSON=null
  for file in "$1"/cgroup.procs "$1"/task_*/cgroup.procs "$1"/user/cgroup.procs "$1"/user/task_*/cgroup.procs; do
    [[ -z ${HC_GROUP_SERVICE[$1]-} && -r $file && $1 =~ _[0-9]+$ ]] || continue
    while read -r pid; do
      while IFS= read -r -d '' variable; do
        [[ $variable == HPC_COMPOSE_SERVICE=* ]] || continue
        for ((i = 0; i < HC_COUNT; i++)); do
          [[ ${HC_NAME[i]} != "${variable#*=}" ]] || HC_GROUP_SERVICE[$1]=$i
        done
      done <"/proc/$pid/environ"
    done <"$file"
  done 2>/dev/null
  [[ -z ${HC_GROUP_SERVICE[$1]-} ]] || HC_SERVICE_JSON=${HC_JSON[HC_GROUP_SERVICE[$1]]}
}
