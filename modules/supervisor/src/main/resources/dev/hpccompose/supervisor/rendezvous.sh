# --- rendezvous: endpoints of other jobs are found, and own ones offered, as files in the shared cache directory

# Sets HC_RECORD to the text of a record.
hc_read_record() {
  HC_RECORD=
  [[ -f $1 ]] && IFS= read -r -d '' HC_RECORD <"$1"
  [[ -n $HC_RECORD ]]
}

# Sets HC_FIELD to the text or the number that the record has under the name $1.
hc_field() {
  local field="\"$1\"[[:space:]]*:[[:space:]]*(\"(([^\"\\\\]|\\\\[\"/\\\\])*)\"|([0-9]+))"
  HC_FIELD=
  [[ $HC_RECORD =~ $field ]] || return
  HC_FIELD=${BASH_REMATCH[2]}${BASH_REMATCH[4]}
  HC_FIELD=${HC_FIELD//\\\//\/}
  HC_FIELD=${HC_FIELD//\\\"/\"}
  HC_FIELD=${HC_FIELD//\\\\/\\}
}

hc_is_own() {
  hc_field run_id && [[ $HC_FIELD == "$HC_RUN" ]]
}

hc_is_expired() {
  local LC_ALL=C TZ=UTC0 now
  hc_field expires_at
  [[ $HC_FIELD =~ ^[0-9]{4}(-[0-9]{2}){2}T[0-9]{2}(:[0-9]{2}){2}(\.[0-9]+)?Z$ ]] || return 0
  printf -v now '%(%Y-%m-%dT%H:%M:%S)T' -1
  [[ ! $now < ${HC_FIELD:0:19} ]]
}

# --- endpoints of other jobs

# Looks for them in a child, twice a second and without a process.
hc_start_resolver() {
  local i
  HC_UNRESOLVED=${#HC_ENDPOINT[@]}
  ((HC_UNRESOLVED)) || return
  HC_LOOKING_SINCE=$HC_NOW
  for ((i = 0; i < HC_UNRESOLVED; i++)); do HC_ENDPOINT_AT[i]=$((HC_NOW + HC_ENDPOINT_TIMEOUT[i])); done
  set -m
  (
    trap - TERM INT HUP
    exec </dev/null >/dev/null 2>&1 104>&- 105<> <(:)
    hc_resolver
  ) &
  set +m
  HC_RESOLVER=$!
  disown "$!"
}

hc_resolver() {
  local i open=1 found=()
  while ((open)); do
    open=0
    for ((i = 0; i < ${#HC_ENDPOINT[@]}; i++)); do
      [[ -n ${found[i]-} ]] && continue
      if hc_read_record "$HC_RENDEZVOUS/${HC_ENDPOINT[i]}/latest.json" && ! hc_is_expired && hc_read_address; then
        printf 'resolved %d %s %s %s %s\n' "$i" "$HC_ADDRESS_HOST" "$HC_ADDRESS_PORT" "$HC_ADDRESS_JOB" "$HC_ADDRESS_URL" >&103
        found[i]=1
      else
        open=1
      fi
    done
    ((open)) && hc_pause 0.5
  done
}

# Sets HC_ADDRESS_*; fails when the record holds anything that is no address.
hc_read_address() {
  local LC_ALL=C protocol
  hc_field host && [[ $HC_FIELD =~ ^[][A-Za-z0-9._:-]+$ ]] || return
  HC_ADDRESS_HOST=$HC_FIELD
  hc_field port && [[ $HC_FIELD =~ ^[0-9]{1,5}$ ]] || return
  HC_ADDRESS_PORT=$HC_FIELD
  HC_ADDRESS_JOB=unknown
  hc_field job_id && [[ $HC_FIELD =~ ^[A-Za-z0-9._-]+$ ]] && HC_ADDRESS_JOB=$HC_FIELD
  if hc_field url && [[ $HC_FIELD =~ ^[!-~]{1,1000}$ ]]; then
    HC_ADDRESS_URL=$HC_FIELD
    return
  fi
  protocol=http
  hc_field protocol && [[ $HC_FIELD =~ ^[A-Za-z][A-Za-z0-9+.-]*$ ]] && protocol=$HC_FIELD
  HC_ADDRESS_URL=$protocol://$HC_ADDRESS_HOST:$HC_ADDRESS_PORT
  hc_field path && [[ $HC_FIELD =~ ^/[!-~]{0,1000}$ ]] && HC_ADDRESS_URL+=$HC_FIELD
  :
}

# $1 endpoint, $2 host, $3 port, $4 job, $5 URL
hc_on_resolved() {
  local LC_ALL=C i scope=${HC_ENDPOINT[$1]} elapsed=$((HC_NOW - HC_LOOKING_SINCE))
  ((HC_ENDPOINT_AT[$1])) || return
  HC_ENDPOINT_AT[$1]=0
  HC_UNRESOLVED=$((HC_UNRESOLVED - 1))
  scope=${scope^^}
  scope=HPC_COMPOSE_RDZV_${scope//[^A-Z0-9]/_}
  HC_ADDRESSES+=("${scope}_URL=$5" "${scope}_HOST=$2" "${scope}_PORT=$3")
  (($1)) || HC_ADDRESSES+=("HPC_COMPOSE_RDZV_URL=$5" "HPC_COMPOSE_RDZV_HOST=$2" "HPC_COMPOSE_RDZV_PORT=$3")
  hc_json "$5"
  hc_emit endpoint.resolved ",\"name\":\"${HC_ENDPOINT[$1]}\",\"url\":$HC_QUOTED,\"job_id\":\"$4\",\"elapsed_ms\":$elapsed"
  HC_CAUSE=$HC_LAST
  ((HC_UNRESOLVED)) && return
  for ((i = 0; i < HC_COUNT; i++)); do # what they wait for now is told anew
    if [[ ${HC_STATE[i]} == waiting ]]; then HC_STATE[i]=pending; fi
  done
}

# No service starts before all endpoints are known.
hc_wait_for_endpoints() {
  local i names=''
  for ((i = 0; i < ${#HC_ENDPOINT[@]}; i++)); do
    ((HC_ENDPOINT_AT[i])) && names+="${names:+,}\"rendezvous ${HC_ENDPOINT[i]}\""
  done
  for ((i = 0; i < HC_COUNT; i++)); do
    hc_happens blocked "$i" "$names"
  done
}

hc_on_endpoint_deadline() {
  printf 'hpc-compose: no job offers the endpoint %s in %s\n' "${HC_ENDPOINT[$1]}" "$HC_RENDEZVOUS" >&2
  HC_ENDPOINT_AT[$1]=0
  hc_end endpoint_missing failed 1 ""
}

hc_stop_resolver() {
  [[ -z $HC_RESOLVER ]] || kill -KILL -- "-$HC_RESOLVER" 2>/dev/null
  HC_RESOLVER=
  HC_ENDPOINT_AT=()
}

# --- own endpoints. One child at a time works on each; what is wanted meanwhile is done after it.

hc_offer() {
  [[ -n ${HC_REG_NAME[$1]} ]] || return
  HC_REG_WANTED[$1]=1
  hc_stamp
  HC_REG_SINCE[$1]=$HC_STAMP
  hc_reconcile_endpoint "$1"
}

hc_withdraw() {
  HC_REG_WANTED[$1]=0
  HC_RENEW_AT[$1]=0
  hc_reconcile_endpoint "$1"
}

hc_reconcile_endpoint() {
  ((HC_REG_BUSY[$1])) && return
  if ((HC_REG_WANTED[$1] && !HC_REG_HELD[$1])); then
    hc_work_on_endpoint "$1" hc_register
  elif ((!HC_REG_WANTED[$1] && HC_REG_HELD[$1])); then
    hc_work_on_endpoint "$1" hc_deregister
  fi
}

hc_work_on_endpoint() {
  HC_REG_BUSY[$1]=1
  (
    trap '' TERM INT HUP
    exec </dev/null >&2 104>&-
    umask "$HC_UMASK"
    "$2" "$1" || printf 'endpoint %d failed\n' "$1" >&103
  ) &
  disown "$!"
}

# A record is renewed three times in its life.
hc_on_renewal() {
  HC_RENEW_AT[$1]=0
  ((HC_REG_BUSY[$1])) && return
  if ((HC_REG_HELD[$1])); then
    hc_work_on_endpoint "$1" hc_renew
  else
    hc_reconcile_endpoint "$1"
  fi
}

# $1 service, $2 registered, renewed, deregistered or failed, $3 until when, or whether it was owned
hc_on_endpoint() {
  local i=$1
  HC_REG_BUSY[i]=0
  case $2 in
    registered)
      HC_REG_HELD[i]=1
      hc_endpoint_url "$i"
      hc_json "$HC_URL"
      hc_emit endpoint.registered ",\"service\":${HC_JSON[i]},\"name\":\"${HC_REG_NAME[i]}\",\"url\":$HC_QUOTED,\"expires_at\":\"$3\"" "${HC_STARTED_EVENT[i]}"
      ;;
    deregistered)
      HC_REG_HELD[i]=0
      hc_emit endpoint.deregistered ",\"service\":${HC_JSON[i]},\"name\":\"${HC_REG_NAME[i]}\",\"owned\":$3"
      ;;
    failed) ((HC_REG_WANTED[i])) || HC_REG_HELD[i]=0 ;;
  esac
  ((HC_REG_WANTED[i])) && HC_RENEW_AT[i]=$((HC_NOW + HC_REG_TTL[i] / 3))
  hc_reconcile_endpoint_after "$2" "$i"
}

# What failed is tried again later, and not at once.
hc_reconcile_endpoint_after() {
  [[ $1 == failed ]] || hc_reconcile_endpoint "$2"
}

hc_withdraw_all() {
  local i
  for ((i = 0; i < HC_COUNT; i++)); do
    [[ -n ${HC_REG_NAME[i]} ]] && hc_withdraw "$i"
  done
  hc_has_open_endpoints && HC_LEAVING_AT=$((HC_NOW + (HC_STOP_BUDGET && HC_STOP_BUDGET < 6000 ? HC_STOP_BUDGET / 2 : 3000)))
}

hc_has_open_endpoints() {
  local i
  for ((i = 0; i < HC_COUNT; i++)); do
    ((HC_REG_BUSY[i] || HC_REG_HELD[i])) && return
  done
  return 1
}

hc_endpoint_url() {
  local path=${HC_REG_PATH[$1]}
  [[ -z $path || $path == /* ]] || path=/$path
  HC_URL=${HC_REG_PROTOCOL[$1]}://$HC_PRIMARY:${HC_REG_PORT[$1]}$path
}

hc_register() {
  hc_write_endpoint "$1" && printf 'endpoint %d registered %s\n' "$1" "$HC_EXPIRES" >&103
}

# Somebody who registered later keeps the name for as long as the record holds.
hc_renew() {
  if hc_read_record "$HC_RENDEZVOUS/${HC_REG_NAME[$1]}/latest.json" && ! hc_is_own && ! hc_is_expired; then
    printf 'endpoint %d renewed\n' "$1" >&103
  else
    hc_write_endpoint "$1" && printf 'endpoint %d renewed\n' "$1" >&103
  fi
}

hc_write_endpoint() {
  local place=$HC_RENDEZVOUS/${HC_REG_NAME[$1]}
  mkdir -p "$place" || return
  hc_put_record "$1" "$((HC_REG_TTL[$1] / 1000))" "$place/$HC_RUN-$HC_ATTEMPT-${HC_TOKEN[$1]}.json" &&
    hc_put_record "$1" "$((HC_REG_TTL[$1] / 1000))" "$place/latest.json"
}

# $1 service, $2 seconds that it holds, $3 file; others see the old record or the new one. Sets HC_EXPIRES.
hc_put_record() {
  local TZ=UTC0 now name path url protocol
  printf -v now '%(%s)T' -1
  printf -v HC_EXPIRES '%(%Y-%m-%dT%H:%M:%S)TZ' $((now + $2))
  hc_json "${HC_REG_NAME[$1]}" && name=$HC_QUOTED
  hc_json "${HC_REG_PROTOCOL[$1]}" && protocol=$HC_QUOTED
  hc_json "${HC_REG_PATH[$1]}" && path=$HC_QUOTED
  hc_endpoint_url "$1"
  hc_json "$HC_URL" && url=$HC_QUOTED
  printf '{"schema_version":1,"name":%s,"host":"%s","port":%d,"protocol":%s,"path":%s,"url":%s,"job_id":"%s","run_id":"%s","service":%s,"registered_at":"%s","expires_at":"%s"}\n' \
    "$name" "$HC_PRIMARY" "${HC_REG_PORT[$1]}" "$protocol" "$path" "$url" "$HC_JOB" "$HC_RUN" "${HC_JSON[$1]}" \
    "${HC_REG_SINCE[$1]}" "$HC_EXPIRES" >"$3.$HC_RUN.tmp" && mv -f "$3.$HC_RUN.tmp" "$3"
}

# Taken away under another name first: a record that came in between is seen, and put back.
hc_deregister() {
  local place=$HC_RENDEZVOUS/${HC_REG_NAME[$1]} owned=false taken
  taken=$place/.taken.$HC_RUN
  if hc_read_record "$place/latest.json" && hc_is_own && mv -f "$place/latest.json" "$taken"; then
    if hc_read_record "$taken" && hc_is_own; then
      owned=true
    else
      ln "$taken" "$place/latest.json" 2>/dev/null
    fi
    rm -f "$taken"
  fi
  hc_put_record "$1" 0 "$place/$HC_RUN-$HC_ATTEMPT-${HC_TOKEN[$1]}.json"
  printf 'endpoint %d deregistered %s\n' "$1" "$owned" >&103
}
