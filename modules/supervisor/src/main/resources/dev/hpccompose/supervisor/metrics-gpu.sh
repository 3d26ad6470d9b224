# --- metrics: gpu. nvidia-smi on the first node tells of devices, and of processes that use them

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
