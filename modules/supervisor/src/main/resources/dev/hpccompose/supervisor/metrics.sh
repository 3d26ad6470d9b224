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
  HC_LAST_SAMPLE=0 HC_NO_TOOLS=0
  set -m
  (
    exec </dev/null >/dev/null 2>&1 104>&- 105<> <(:)
    trap '' INT HUP
    trap 'HC_LAST_SAMPLE=1; printf "stop\n" >&105' TERM
    trap 'HC_LAST_SAMPLE=1 HC_NO_TOOLS=1; printf "stop\n" >&105' USR1
    printf 'sampling\n' >&103
    hc_sampler
  ) &
  set +m
  HC_SAMPLER=$!
  disown "$!"
}

# From now on the sampler can be signalled.
hc_on_sampling() {
  HC_SAMPLER_LISTENS=1
  ((!HC_ENDING)) || hc_stop_sampler
}

# Asks for a last sample; hc_on_sampled or the deadline comes next. Where nothing runs there is nothing that a tool
# could tell.
hc_stop_sampler() {
  [[ -n $HC_SAMPLER ]] || return
  HC_SAMPLER_AT=$((HC_NOW + 1000))
  ((HC_SAMPLER_LISTENS)) || return # hc_on_sampling comes back here
  if hc_anything_alive; then
    kill -TERM "$HC_SAMPLER" 2>/dev/null || hc_on_sampled 0
  else
    hc_cut_sampler
  fi
}

# With its process group, so that a tool which is asked just now ends too.
hc_cut_sampler() {
  HC_SAMPLER_CUT=1
  HC_SAMPLER_AT=$((HC_NOW + 500))
  kill -USR1 -- "-$HC_SAMPLER" 2>/dev/null || hc_on_sampled 0
}

# The end of the job waits for a last sample no longer than this.
hc_hurry_sampler() {
  ((HC_SAMPLER_AT <= HC_NOW + 300)) || HC_SAMPLER_AT=$((HC_NOW + 300))
}

hc_on_sampler_deadline() {
  if ((!HC_SAMPLER_CUT)); then
    hc_cut_sampler
  else
    kill -KILL -- "-$HC_SAMPLER" 2>/dev/null
    hc_on_sampled 0
  fi
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
  local samples=0
  local -A HC_DEGRADED=() HC_OFF=() HC_STEP_SERVICE=() HC_GROUP_SERVICE=() HC_PEAK=()
  HC_METRICS=$HC_OUT/metrics
  hc_stamp
  HC_SAMPLER_STARTED=$HC_STAMP
  hc_write_meta ''
  hc_seconds "$HC_METRICS_INTERVAL"
  while :; do
    hc_sample && samples=$((samples + 1))
    ((HC_LAST_SAMPLE)) && break
    read -r -t "$HC_SECONDS" -u 105 _
    [[ -e /proc/$$ ]] || exit # the supervisor was killed
  done
  hc_write_meta "$samples"
  rm -f "$HC_METRICS/.error"
  printf 'sampled %d\n' "$samples" >&103
}

# Fails when no collector had anything to do, or all were cut.
hc_sample() {
  local collector code=1
  for collector in "${HC_COLLECTORS[@]}"; do
    [[ -n ${HC_OFF[$collector]-} ]] && continue
    ((HC_NO_TOOLS)) && [[ $collector != cgroup ]] && continue
    "hc_sample_$collector"
    [[ $collector != cgroup ]] && ((HC_NO_TOOLS)) && continue
    code=0
  done
  return "$code"
}

# $1 collector, $2 reason. A tool that a scheduler ends together with the job has not failed.
hc_degrade() {
  [[ -n ${HC_DEGRADED[$1]-} ]] && return
  ((HC_LAST_SAMPLE)) && return
  hc_printable "$2"
  HC_DEGRADED[$1]=$HC_PRINTABLE
  printf 'degraded %s %s\n' "$1" "$HC_PRINTABLE" >&103
  hc_write_meta ''
}

# $1 samples taken, nothing while it goes on
hc_write_meta() {
  local collector state reason separator='' stopped=null
  if [[ -n $1 ]]; then
    hc_stamp
    stopped="\"$HC_STAMP\""
  fi
  {
    printf '{"schema_version":1,"run":"%s","job_id":"%s","attempt":%d,"node":"%s","interval_seconds":%d,"started_at":"%s","stopped_at":%s,"samples":%d,"collectors":[' \
      "$HC_RUN" "$HC_JOB" "$HC_ATTEMPT" "$HC_PRIMARY" $((HC_METRICS_INTERVAL / 1000)) "$HC_SAMPLER_STARTED" "$stopped" "${1:-0}"
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
