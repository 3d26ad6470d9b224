# --- clock: HC_NOW is monotonic, in milliseconds; HC_STAMP is wall-clock time in UTC, for people and logs

hc_now() {
  local up
  read -r up _ </proc/uptime
  HC_NOW=$((10#${up/./} * 10))
}

hc_stamp() {
  local TZ=UTC0 real=${EPOCHREALTIME-} micros
  if [[ -z $real ]]; then # bash 4.4 has no EPOCHREALTIME
    hc_now
    micros=$((HC_EPOCH_OFFSET + HC_NOW * 1000))
    real=$((micros / 1000000)).$(printf '%06d' $((micros % 1000000)))
  fi
  printf -v HC_STAMP '%(%Y-%m-%dT%H:%M:%S)T.%sZ' "${real%[.,]*}" "${real#*[.,]}"
}

hc_start_clock() {
  local nanos
  ((BASH_VERSINFO[0] > 4)) || unset -v EPOCHREALTIME # it comes from the environment
  [[ -n ${EPOCHREALTIME-} ]] && return
  nanos=$(date +%s%N)
  hc_now
  HC_EPOCH_OFFSET=$((nanos / 1000 - HC_NOW * 1000))
}

# Sets HC_SECONDS to $1 milliseconds.
hc_seconds() {
  printf -v HC_SECONDS '%d.%03d' $(($1 / 1000)) $(($1 % 1000))
}
