# --- artifacts: a child with a deadline copies them once nothing runs any more; every problem is a warning

# Starts the collection when the outcome asks for it. Fails once there is nothing to wait for.
hc_collect() {
  ((HC_COLLECT_AT)) && return
  ((HC_COLLECTED)) && return 1
  case $HC_COLLECT:$HC_OUTCOME in
    always:* | on_success:succeeded | on_failure:failed | on_failure:cancelled | on_failure:timed_out | \
      on_failure:preempted | on_failure:node_failed | on_failure:requeued) ;;
    *)
      HC_COLLECTED=1
      return 1
      ;;
  esac
  HC_COLLECT_AT=$((HC_NOW + 300000))
  hc_hurry_collection
  set -m
  (
    trap '' TERM INT HUP
    exec </dev/null >/dev/null 2>&1 104>&-
    if hc_collector; then code=true; else code=failed; fi
    printf 'collected %s\n' "$code" >&103
  ) &
  set +m
  HC_COLLECTOR=$!
  disown "$!"
}

# A scheduler that ends the job leaves no more time than its budget.
hc_hurry_collection() {
  local end=$((HC_SIGNALLED_AT + HC_STOP_BUDGET - 300))
  ((HC_SIGNALLED_AT && HC_STOP_BUDGET && HC_COLLECT_AT > end)) && HC_COLLECT_AT=$((end > HC_NOW ? end : HC_NOW + 1))
  :
}

hc_on_collect_deadline() {
  kill -KILL -- "-$HC_COLLECTOR" 2>/dev/null
  hc_on_collected late
}

# $1 true, failed or late
hc_on_collected() {
  ((HC_COLLECT_AT)) || return
  HC_COLLECT_AT=0
  HC_COLLECTED=1
  hc_close_manifest "$1"
  hc_emit artifacts.collected ",\"bundles\":[$HC_COLLECTED_BUNDLES],\"warnings\":[$HC_COLLECT_WARNINGS]$HC_MANIFEST" "$HC_TEARDOWN_EVENT"
}

# Puts the manifest together from the lines that the collector left. Sets HC_COLLECTED_BUNDLES, HC_COLLECT_WARNINGS and
# HC_MANIFEST, the member with its digest.
hc_close_manifest() {
  local place=$HC_OUT/artifacts files=() warnings=() IFS=, name count size bundle complete=false
  local -A counts=() sizes=() seen=()
  [[ -f $place/.files ]] && mapfile -t files <"$place/.files"
  [[ -f $place/.warnings ]] && mapfile -t warnings <"$place/.warnings"
  case $1 in
    true) complete=true ;;
    late) warnings+=('"not everything was collected: no time was left"') ;;
    *) warnings+=('"nothing was collected: the directory cannot be written"') ;;
  esac
  if [[ -f $place/.counts ]]; then
    while IFS=' ' read -r name count size; do
      counts[$name]=$((${counts[$name]-0} + count)) sizes[$name]=$((${sizes[$name]-0} + size))
    done <"$place/.counts"
  fi
  HC_COLLECTED_BUNDLES=
  for bundle in "${HC_BUNDLE[@]}"; do
    [[ -n ${seen[$bundle]-} ]] && continue
    seen[$bundle]=1
    HC_COLLECTED_BUNDLES+="${HC_COLLECTED_BUNDLES:+,}{\"name\":\"$bundle\",\"files\":${counts[$bundle]-0},\"bytes\":${sizes[$bundle]-0}}"
  done
  HC_COLLECT_WARNINGS="${warnings[*]:0:20}"
  hc_stamp
  printf '{"schema_version":1,"run":"%s","job_id":"%s","attempt":%d,"outcome":"%s","collected_at":"%s","complete":%s,"bundles":[%s],"files":[%s],"warnings":[%s]}\n' \
    "$HC_RUN" "$HC_JOB" "$HC_ATTEMPT" "$HC_OUTCOME" "$HC_STAMP" "$complete" "$HC_COLLECTED_BUNDLES" \
    "${files[*]}" "${warnings[*]}" >"$place/.manifest.json" && mv -f "$place/.manifest.json" "$place/manifest.json"
  rm -f "$place/.files" "$place/.counts" "$place/.warnings" "$place/.manifest.json"
  HC_MANIFEST=$(sha256sum 2>/dev/null <"$place/manifest.json") || HC_MANIFEST=
  HC_MANIFEST=${HC_MANIFEST:+,\"manifest_sha256\":\"${HC_MANIFEST%% *}\"}
}

# The child. Patterns are expanded in the same way everywhere, whatever the user's shell options are: ** stands for
# directories of any depth, * and ? match hidden files too, [...] compares bytes.
hc_collector() {
  local LC_ALL=C IFS='' i bundle
  local -A HC_TAKEN=()
  HC_PLACE=$HC_OUT/artifacts
  unset GLOBIGNORE
  set +f
  shopt -u failglob nocaseglob extglob
  shopt -s nullglob globstar dotglob
  [[ -L $HC_PLACE ]] && rm -f "$HC_PLACE"
  rm -rf "$HC_PLACE/payload" "$HC_PLACE/manifest.json" "$HC_PLACE/.files" "$HC_PLACE/.counts" "$HC_PLACE/.warnings"
  mkdir -p "$HC_PLACE" || return
  for bundle in "${HC_BUNDLE[@]}"; do
    [[ -n ${HC_TAKEN[$bundle]-} ]] && continue
    HC_TAKEN[$bundle]=1
    for ((i = 0; i < ${#HC_BUNDLE[@]}; i++)); do
      [[ ${HC_BUNDLE[i]} != "$bundle" ]] || hc_collect_pattern "$bundle" "${HC_PATTERN[i]}"
    done
    HC_TAKEN=([$bundle]=1)
  done
}

hc_warn() {
  local text=$1
  hc_printable "$text"
  hc_json "$HC_PRINTABLE"
  printf '%s\n' "$HC_QUOTED" >>"$HC_PLACE/.warnings"
}

# $1 bundle, $2 pattern below /hpc-compose/job
hc_collect_pattern() {
  local pattern=${2#/hpc-compose/job} base=$HC_DIR file found
  HC_FILES=() HC_LINKS=()
  while [[ $pattern == *//* ]]; do pattern=${pattern//\/\//\/}; done
  pattern=${pattern#/} pattern=${pattern%/}
  # with x-slurm.resume these names are links into the attempt
  [[ $pattern =~ ^(logs|metrics|state\.json)(/|$) ]] && base=$HC_OUT
  if ! cd "$base"; then
    hc_warn "$2: the job's directory is gone"
    return
  fi
  # shellcheck disable=SC2206 # a pattern is to be expanded, and IFS is empty
  found=(${pattern:-*})
  for file in "${found[@]}"; do hc_gather "$1" "$file"; done
  ((${#found[@]})) || hc_warn "$2: matches nothing"
  hc_copy "$1" "$2" files "${HC_FILES[@]}"
  hc_copy "$1" "$2" links "${HC_LINKS[@]}"
}

# Notes a match of bundle $1, and everything below it when it is a directory.
hc_gather() {
  local file=${2%/} parent=${2%/} inner
  [[ /$file/ == */../* || /$file/ == */./* ]] && return
  while [[ $parent == */* ]]; do
    parent=${parent%/*}
    if [[ -L $parent ]]; then
      hc_warn "$file: $parent is a link, which is not followed"
      return
    fi
  done
  if [[ -d $file && ! -L $file ]]; then
    for inner in "$file"/**; do
      [[ -d $inner && ! -L $inner ]] || hc_take "$1" "$inner"
    done
  else
    hc_take "$1" "$file"
  fi
}

hc_take() {
  local file=$2
  [[ $file =~ ^(attempts/[0-9]+/)?artifacts(/|$) || $file == files/* || -n ${HC_TAKEN[$1/$file]-} ]] && return
  HC_TAKEN[$1/$file]=1
  if ! hc_is_utf8 "$file"; then
    hc_warn "$file: its name is not UTF-8"
  elif [[ -L $file ]]; then
    HC_LINKS+=("$file")
  elif [[ -f $file ]]; then
    HC_FILES+=("$file")
  elif [[ -e $file ]]; then
    hc_warn "$file: neither a file nor a link"
  else
    hc_warn "$file: does not exist"
  fi
}

# $1 bundle, $2 pattern, $3 files or links, then their names below the current directory
hc_copy() {
  local bundle=$1 pattern=$2 kind=$3 target=$HC_PLACE/payload/$1 batch
  shift 3
  (($#)) || return
  if ! mkdir -p "$target"; then
    hc_warn "$pattern: cannot write to $target"
    return
  fi
  while (($#)); do
    batch=("${@:1:100}")
    [[ $kind == links ]] || hc_lighten_batch
    shift "${#batch[@]}"
    hc_copy_batch "$target" "${batch[@]}"
    "hc_note_$kind" "$bundle" "$pattern" "$target" "${HC_COPIED[@]}"
  done
}

# Cuts the caller's batch where it gets large: what was copied is in the manifest soon, should the time be too short.
hc_lighten_batch() {
  local line total=0 count
  local -A sizes=()
  while IFS= read -r -d '' line; do sizes[${line#* }]=${line%% *}; done < <(stat --printf='%s %n\0' -- "${batch[@]}")
  for ((count = 0; count < ${#batch[@]} && total < 1 << 26; count++)); do
    total=$((total + ${sizes[${batch[count]}]-0}))
  done
  batch=("${batch[@]:0:count}")
}

# Copies below $1; what cannot be copied gets a warning. Sets HC_COPIED to the rest.
hc_copy_batch() {
  local target=$1 file said
  shift
  HC_COPIED=("$@")
  hc_make_parents "$target" "$@"
  cp -P --reflink=auto --parents --preserve=timestamps -- "$@" "$target" && return
  HC_COPIED=()
  for file; do
    if said=$(cp -P --reflink=auto --parents --preserve=timestamps -- "$file" "$target" 2>&1); then
      HC_COPIED+=("$file")
    else
      rm -f -- "$target/$file"
      hc_warn "$file: ${said##*: }"
    fi
  done
}

# Made beforehand, so that no mode of a source directory is in the way.
hc_make_parents() {
  local target=$1 file
  local -A parents=()
  shift
  for file; do [[ $file == */* ]] && parents[$target/${file%/*}]=1; done
  ((${#parents[@]} == 0)) || mkdir -p -- "${!parents[@]}"
}

hc_note_files() {
  local bundle=$1 pattern=$2 target=$3 line file total=0 count=0
  local -A sizes=()
  shift 3
  (($#)) || return
  hc_json "$pattern"
  pattern=$HC_QUOTED
  while IFS= read -r -d '' line; do sizes[${line#* }]=${line%% *}; done < <(cd "$target" && stat --printf='%s %n\0' -- "$@")
  while IFS= read -r -d '' line; do
    file=${line:66}
    hc_json "$file"
    printf '{"bundle":"%s","path":%s,"source":%s,"size_bytes":%d,"sha256":"%s"}\n' \
      "$bundle" "$HC_QUOTED" "$pattern" "${sizes[$file]-0}" "${line:0:64}"
    total=$((total + ${sizes[$file]-0})) count=$((count + 1))
  done < <(cd "$target" && sha256sum -z -- "$@") >>"$HC_PLACE/.files"
  printf '%s %d %d\n' "$bundle" "$count" "$total" >>"$HC_PLACE/.counts"
}

hc_note_links() {
  local bundle=$1 pattern=$2 target=$3 file to
  shift 3
  hc_json "$pattern"
  pattern=$HC_QUOTED
  for file; do
    to=$(readlink -- "$target/$file")
    if ! hc_is_utf8 "$to"; then
      hc_printable "$to"
      to=$HC_PRINTABLE
    fi
    hc_json "$to"
    to=$HC_QUOTED
    hc_json "$file"
    printf '{"bundle":"%s","path":%s,"source":%s,"link":%s}\n' "$bundle" "$HC_QUOTED" "$pattern" "$to"
  done >>"$HC_PLACE/.files"
  printf '%s %d 0\n' "$bundle" "$#" >>"$HC_PLACE/.counts"
}

hc_is_utf8() {
  local LC_ALL=C tail=$'[\200-\277]'
  local head=$'[\302-\337]' e0=$'\340[\240-\277]' e=$'[\341-\354\356\357]' ed=$'\355[\200-\237]'
  local f0=$'\360[\220-\277]' f=$'[\361-\363]' f4=$'\364[\200-\217]'
  [[ $1 =~ ^([$'\001'-$'\177']|$head$tail|$e0$tail|$e$tail$tail|$ed$tail|$f0$tail$tail|$f$tail$tail$tail|$f4$tail$tail)*$ ]]
}
