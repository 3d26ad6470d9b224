# --- metrics: slurm. sstat tells of the steps on all nodes; numbers get plain units

hc_sample_slurm() {
  local out code row fields lines='' service
  out=$(hc_step_usage 2>&1)
  code=$?
  if ((code)); then
    hc_degrade slurm "${out##*$'\n'}"
    ((code == 127)) && HC_OFF[slurm]=1
    return
  fi
  hc_stamp
  while IFS= read -r row; do
    IFS='|' read -ra fields <<<"$row"
    [[ ${fields[0]-} =~ ^[0-9]+\.[A-Za-z0-9]+$ && ${fields[1]-} =~ ^[0-9]+$ ]] || continue
    hc_service_of_step "${fields[0]}"
    hc_usage "${fields[@]:2}"
    lines+="{\"at\":\"$HC_STAMP\",\"step\":\"${fields[0]}\",\"service\":$HC_SERVICE_JSON,\"ntasks\":${fields[1]},$HC_USAGE}"$'\n'
  done <<<"$out"
  printf '%s' "$lines" >>"$HC_METRICS/slurm.jsonl"
}

# Sets HC_USAGE to the members for AveCPU, AveRSS, MaxRSS and TRESUsageInAve, as sstat writes them.
hc_usage() {
  local member
  hc_cpu_time "${1-}"
  HC_USAGE="\"ave_cpu_seconds\":$HC_NUMBER"
  for member in "ave_rss_bytes ${2-}" "max_rss_bytes ${3-}"; do
    hc_bytes "${member#* }"
    HC_USAGE+=",\"${member%% *}\":$HC_NUMBER"
  done
  for member in "ave_vmsize_bytes vmem" "ave_disk_read_bytes fs/disk"; do
    hc_tres "${member#* }" "${4-}"
    HC_USAGE+=",\"${member%% *}\":$HC_NUMBER"
  done
}

# Sets HC_NUMBER to the seconds of [days-][hours:]minutes:seconds[.fraction]. Without a plug-in that gathers usage Slurm
# answers with thousands of years.
hc_cpu_time() {
  local time='^(([0-9]+)-)?(([0-9]+):)?([0-9]+):([0-9]+)(\.[0-9]+)?$' days
  HC_NUMBER=null
  [[ $1 =~ $time ]] || return
  days=$((10#${BASH_REMATCH[2]:-0}))
  ((days < 36500)) || return
  HC_NUMBER=$((((days * 24 + 10#${BASH_REMATCH[4]:-0}) * 60 + 10#${BASH_REMATCH[5]}) * 60 + 10#${BASH_REMATCH[6]}))
  HC_NUMBER+=${BASH_REMATCH[7]}
}

# Sets HC_NUMBER to the bytes of a size such as 1500K or 1.46M.
hc_bytes() {
  local size='^([0-9]+)(\.([0-9]{1,6}))?([KMGTP]?)$' unit=1 fraction
  HC_NUMBER=null
  [[ $1 =~ $size ]] || return
  case ${BASH_REMATCH[4]} in
    K) unit=$((1 << 10)) ;;
    M) unit=$((1 << 20)) ;;
    G) unit=$((1 << 30)) ;;
    T) unit=$((1 << 40)) ;;
    P) unit=$((1 << 50)) ;;
  esac
  fraction=${BASH_REMATCH[3]}
  HC_NUMBER=$((10#${BASH_REMATCH[1]} * unit + 10#${fraction:-0} * unit / 10 ** ${#fraction}))
}

# Sets HC_NUMBER to the size that a list of trackable resources, such as $2, has under the name $1.
hc_tres() {
  HC_NUMBER=null
  [[ ,$2 == *",$1="* ]] || return
  local value=,$2
  value=${value#*",$1="}
  hc_bytes "${value%%,*}"
}

# Sets HC_SERVICE_JSON to the name of the service that a step runs. The scheduler is asked once for each new step.
hc_service_of_step() {
  local id token i
  HC_SERVICE_JSON=null
  [[ $1 =~ \.[0-9]+$ ]] || return
  if [[ -z ${HC_STEP_SERVICE[$1]-} ]]; then
    HC_STEP_SERVICE[$1]=none
    while read -r id token; do
      for ((i = 0; i < HC_COUNT; i++)); do
        [[ ${HC_TOKEN[i]} != "$token" ]] || HC_STEP_SERVICE[$id]=$i
      done
    done < <(hc_step_names)
  fi
  [[ ${HC_STEP_SERVICE[$1]} == none ]] || HC_SERVICE_JSON=${HC_JSON[HC_STEP_SERVICE[$1]]}
}
