#!/usr/bin/env bash
# A strict stand-in for Enroot's own program whose containers are made of the host: it knows these verbs and options and
# no others, treats names, variables and mounts as Enroot does (src/runtime.sh), and executes the command. What it keeps
# lies in the directory data/ beside it.
set -euo pipefail
here=${0%/*}

die() {
  printf '[ERROR] %s\n' "$1" >&2
  exit 1
}

# common::envfmt
tidied() {
  sed -e 's/^[[:space:]]\+//' -e '/^#\|^$/d' -e '/^[[:alpha:]_][[:alnum:]_]*=/!d' -e '/^ENROOT_/d' \
    -e 's/^\([[:alpha:]_][[:alnum:]_]*\)=[\"\x27]\(.*\)[\"\x27][[:space:]]*$/\1=\2/'
}

options() {
  while (($#)); do
    case $1 in
      --env)
        [[ $2 =~ ^[A-Za-z_][A-Za-z0-9_]*$ ]] || die "values are seen by everybody: $2"
        lines+=("$2=${!2-}") && shift 2
        ;;
      --mount)
        [[ $2 =~ ^[^[:space:]]+:[^[:space:]]+$ ]] || die "Invalid argument: $2"
        [[ $2 == tmpfs:* || -e ${2%%:*} ]] || die "failed to mount: $2"
        shift 2
        ;;
      --rc) rc=$2 && shift 2 ;;
      --rw | --root) shift ;;
      -*) die "Invalid option: $1" ;;
      *) break ;;
    esac
  done
  rest=("$@")
}

become() {
  mapfile -t lines < <({ printf 'PATH=/usr/bin:/bin\n' && printf '%s\n' "${lines[@]}"; } | tidied)
  exec env -i "${lines[@]}" "$@"
}

lines=() rest=() rc=
verb=$1
shift
case $verb in
  import)
    [[ $1 == --output && ! -e $2 && $3 == docker://* ]] || die "Invalid argument: $*"
    : >"$2"
    ;;
  create)
    [[ $1 == --name && -f $3 ]] || die "No such file or directory: $3"
    [[ ! -e $here/data/$2 ]] || die "File already exists: $here/data/$2"
    mkdir -p "$here/data/$2"
    ;;
  start)
    options "$@"
    [[ -d $here/data/${rest[0]} ]] || die "No such file or directory: $here/data/${rest[0]}"
    [[ -f $rc ]] || die "No such file or directory: $rc"
    become /bin/sh "$rc" "${rest[@]:1}"
    ;;
  exec)
    options "$@"
    [[ -e /proc/${rest[0]} ]] || die "No such process: ${rest[0]}"
    become "${rest[@]:1}"
    ;;
  list) ls -1 "$here/data" ;;
  *) die "Invalid argument: $verb" ;;
esac
