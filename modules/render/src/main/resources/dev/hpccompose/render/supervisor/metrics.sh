# --- metrics: one child takes samples; a collector that fails is missing in them, and nothing else

hc_start_sampler() {
  local names
  ((HC_METRICS_INTERVAL)) || return
  if ! mkdir -p "$HC_OUT/metrics"; then
    printf 'hpc-compose: no samples: cannot create %s/metrics\n' "$HC_OUT" >&2
    return
  fi
  printf -v names '"%s",' "${HC_COLLECTORS[@]}"
  hc_emit sampling.started ",\"interval_seconds\":$((HC_METRICS_INTERVAL / 1000)),\"collectors\":[${names%,}]"
  set -m
  (
    exec </dev/null >/dev/null 2>&1 104>&- 105<> <(:)
    trap '' INT HUP
    trap 'HC_LAST_SAMPLE=1; printf "stop\n" >&105' TERM
    hc_sampler
  ) &
  set +m
  HC_SAMPLER=$!
  disown "$!"
}

# Asks for a last sample; hc_on_sampled or the deadline comes next.
hc_stop_sampler() {
  [[ -n $HC_SAMPLER ]] || return
  HC_SAMPLER_AT=$((HC_NOW + 5000))
  ((HC_STOP_BUDGET && HC_STOP_BUDGET < 5000)) && HC_SAMPLER_AT=$((HC_NOW + HC_STOP_BUDGET / 2))
  kill -TERM "$HC_SAMPLER" 2>/dev/null || hc_on_sampled 0
}

hc_on_sampler_deadline() {
  kill -KILL -- "-$HC_SAMPLER" 2>/dev/null
  hc_on_sampled 0
}

hc_on_sampled() {
  [[ -n $HC_SAMPLER ]] || return
  HC_SAMPLER=
  HC_SAMPLER_AT=0
  hc_emit sampling.stopped ",\"samples\":$1" "$HC_TEARDOWN_EVENT"
}

# $1 collector, $2 reason
hc_on_degraded() {
  hc_json "$2"
  hc_emit sampling.degraded ",\"collector\":\"$1\",\"reason\":$HC_QUOTED"
}

hc_sampler() {
  local collector samples=0
  local -A HC_DEGRADED=() HC_OFF=() HC_STEP_SERVICE=()
  HC_LAST_SAMPLE=0
  HC_METRICS=$HC_OUT/metrics
  hc_stamp
  HC_SAMPLER_STARTED=$HC_STAMP
  hc_write_meta 0
  hc_seconds "$HC_METRICS_INTERVAL"
  while :; do
    for collector in "${HC_COLLECTORS[@]}"; do
      [[ -n ${HC_OFF[$collector]-} ]] || "hc_sample_$collector"
    done
    samples=$((samples + 1))
    ((HC_LAST_SAMPLE)) && break
    read -r -t "$HC_SECONDS" -u 105 _
    [[ -e /proc/$$ ]] || exit # the supervisor was killed
  done
  hc_write_meta "$samples"
  rm -f "$HC_METRICS/.error"
  printf 'sampled %d\n' "$samples" >&103
}

# $1 collector, $2 reason. A tool that a scheduler ends together with the job has not failed.
hc_degrade() {
  [[ -n ${HC_DEGRADED[$1]-} ]] && return
  ((HC_LAST_SAMPLE)) && return
  hc_printable "$2"
  HC_DEGRADED[$1]=$HC_PRINTABLE
  printf 'degraded %s %s\n' "$1" "$HC_PRINTABLE" >&103
  hc_write_meta 0
}

# $1 samples taken, 0 while it goes on
hc_write_meta() {
  local collector state reason separator='' stopped=null
  if (($1)); then
    hc_stamp
    stopped="\"$HC_STAMP\""
  fi
  {
    printf '{"schema_version":1,"run":"%s","job_id":"%s","attempt":%d,"node":"%s","interval_seconds":%d,"started_at":"%s","stopped_at":%s,"samples":%d,"collectors":[' \
      "$HC_RUN" "$HC_JOB" "$HC_ATTEMPT" "$HC_PRIMARY" $((HC_METRICS_INTERVAL / 1000)) "$HC_SAMPLER_STARTED" "$stopped" "$1"
    for collector in "${HC_COLLECTORS[@]}"; do
      reason='' state=ok
      if [[ -n ${HC_DEGRADED[$collector]-} ]]; then
        hc_json "${HC_DEGRADED[$collector]}"
        state=degraded
        reason=",\"reason\":$HC_QUOTED"
      fi
      printf '%s{"name":"%s","state":"%s"%s}' "$separator" "$collector" "$state" "$reason"
      separator=,
    done
    printf ']}\n'
  } >"$HC_METRICS/.meta.json" && mv -f "$HC_METRICS/.meta.json" "$HC_METRICS/meta.json"
}

hc_sample_gpu() {
  if ! hash nvidia-smi; then
    hc_degrade gpu "nvidia-smi is not installed on $HC_PRIMARY"
    HC_OFF[gpu]=1
    return
  fi
  hc_query_gpu gpu hc_gpu_row \
    --query-gpu=index,uuid,name,utilization.gpu,utilization.memory,memory.used,memory.total,temperature.gpu,power.draw &&
    hc_query_gpu gpu_processes hc_gpu_process_row --query-compute-apps=gpu_uuid,pid,process_name,used_memory
}

# $1 file, $2 function that makes JSON of a row, $3 query
hc_query_gpu() {
  local out row lines=''
  if ! out=$(timeout --foreground -k 2 10 nvidia-smi "$3" --format=csv,noheader,nounits 2>"$HC_METRICS/.error"); then
    [[ -n $out ]] || read -r out <"$HC_METRICS/.error"
    hc_degrade gpu "nvidia-smi failed: ${out%%$'\n'*}"
    return 1
  fi
  hc_stamp
  while IFS= read -r row; do
    [[ -n $row ]] || continue
    if ! "$2" "$row"; then
      hc_degrade gpu "nvidia-smi gave an unexpected answer: $row"
      continue
    fi
    lines+="{\"at\":\"$HC_STAMP\",$HC_ROW}"$'\n'
  done <<<"$out"
  printf '%s' "$lines" >>"$HC_METRICS/$1.jsonl"
}

hc_gpu_row() {
  local fields i
  IFS=, read -ra fields <<<"${1//, /,}"
  ((${#fields[@]} == 9)) && [[ ${fields[0]} =~ ^[0-9]+$ ]] || return
  HC_ROW="\"index\":$((10#${fields[0]}))"
  for i in 1:uuid 2:name; do
    hc_json "${fields[${i%:*}]}"
    HC_ROW+=",\"${i#*:}\":$HC_QUOTED"
  done
  for i in 3:utilization_gpu_percent 4:utilization_memory_percent 5:memory_used_mib 6:memory_total_mib 7:temperature_c 8:power_w; do
    hc_number "${fields[${i%:*}]}"
    HC_ROW+=",\"${i#*:}\":$HC_NUMBER"
  done
}

# A path may hold commas: it is what stands between the fields that cannot.
hc_gpu_process_row() {
  local uuid=${1%%, *} rest=${1#*, } pid memory
  pid=${rest%%, *}
  rest=${rest#*, }
  memory=${rest##*, }
  rest=${rest%, *}
  [[ $pid =~ ^[0-9]+$ ]] || return
  hc_json "$uuid"
  HC_ROW="\"gpu_uuid\":$HC_QUOTED,\"pid\":$pid"
  hc_json "$rest"
  hc_number "$memory"
  HC_ROW+=",\"process_name\":$HC_QUOTED,\"used_memory_mib\":$HC_NUMBER"
}

# Sets HC_NUMBER to $1, or to null when the device does not tell.
hc_number() {
  HC_NUMBER=null
  if [[ $1 =~ ^0*([0-9]+(\.[0-9]+)?)$ ]]; then HC_NUMBER=${BASH_REMATCH[1]}; fi
}

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
    service=$HC_SERVICE_JSON
    hc_json "${fields[5]-}"
    lines+="{\"at\":\"$HC_STAMP\",\"step\":\"${fields[0]}\",\"service\":$service,\"ntasks\":${fields[1]}"
    lines+=",\"ave_cpu\":\"${fields[2]//[^A-Za-z0-9:.-]/}\",\"ave_rss\":\"${fields[3]//[^A-Za-z0-9.]/}\""
    lines+=",\"max_rss\":\"${fields[4]//[^A-Za-z0-9.]/}\",\"tres_usage_in_ave\":$HC_QUOTED}"$'\n'
  done <<<"$out"
  printf '%s' "$lines" >>"$HC_METRICS/slurm.jsonl"
}

# Sets HC_SERVICE_JSON to the name of the service that a step runs. The scheduler is asked once for each new step.
hc_service_of_step() {
  local id token i
  HC_SERVICE_JSON=null
  [[ $1 =~ \.[0-9]+$ ]] || return
  if [[ -z ${HC_STEP_SERVICE[$1]-} ]]; then
    while read -r id token; do
      for ((i = 0; i < HC_COUNT; i++)); do
        [[ ${HC_TOKEN[i]} != "$token" ]] || HC_STEP_SERVICE[$id]=$i
      done
    done < <(hc_step_names)
  fi
  [[ -z ${HC_STEP_SERVICE[$1]-} ]] || HC_SERVICE_JSON=${HC_JSON[HC_STEP_SERVICE[$1]]}
}
