#!/bin/bash
# A strict stand-in for srun with Pyxis and Enroot: it knows these options and no others, treats variables and the files
# in /etc as they do (src/runtime.sh of Enroot, pyxis_slurmstepd.c of Pyxis), and executes the command. The directory
# image/ beside it holds what the image says: etc/rc and etc/environment.
set -u

die() {
  echo "srun: error: $1" >&2
  exit 1
}

here=${0%/*}
image='' name='' workdir='' entrypoint=yes pass=()
while [[ ${1-} == --* ]]; do
  value=${1#*=}
  case $1 in
    --container-image=*) image=$value ;;
    --container-mounts=*)
      while IFS= read -r -d , mount; do
        [[ $mount =~ ^/[^:]+:/[^:]+(:(ro|rw))?$ ]] || die "pyxis: invalid mount: $mount"
      done <<<"$value,"
      ;;
    --container-workdir=*) workdir=$value ;;
    --container-env=*)
      IFS=, read -r -d '' -a pass < <(printf '%s\0' "$value")
      for variable in "${pass[@]}"; do
        [[ $variable =~ ^[A-Za-z_][A-Za-z0-9_]*$ ]] || die "pyxis: invalid variable: $variable"
      done
      ;;
    --container-name=*) name=$value ;;
    --no-container-entrypoint) entrypoint=no ;;
    *) die "unrecognized option '$1'" ;;
  esac
  shift
done
(($#)) || die 'No command given to execute.'
if [[ $name == *:exec ]]; then
  [[ -z $image ]] || die 'a container that runs has its image'
else
  [[ $image ]] || die 'no image'
fi
[[ $entrypoint == no ]] || die 'the entrypoint of the image would run twice'

# what Enroot makes of the image's variables and of those that Pyxis hands on: lines, tidied by common::envfmt
mkdir -p "$here/image/etc" "$here/image/directory"
environ() {
  echo PATH=/usr/bin:/bin
  cat "$here/image/etc/environment" 2>/dev/null
  for variable in "${pass[@]}"; do
    [[ -n ${!variable-} ]] && echo "$variable=${!variable}"
  done
}
mapfile -t lines < <(environ | sed -e 's/^[[:space:]]\+//' -e '/^#\|^$/d' -e '/^[[:alpha:]_][[:alnum:]_]*=/!d' \
  -e '/^ENROOT_/d' -e 's/^\([[:alpha:]_][[:alnum:]_]*\)=[\"\x27]\(.*\)[\"\x27][[:space:]]*$/\1=\2/')

# the container has an /etc of its own; Pyxis keeps the entrypoint from running by writing a file into it
etc=$(mktemp -d "$here/etc.XXXXXX") && cp -r "$here/image/etc/." "$etc" && echo 'exec "$@"' >"$etc/rc.local" || exit 1
own=(--mount)
((EUID)) && own+=(--user --map-root-user) # only root may mount, in whatever namespace
# shellcheck disable=SC2016 # it is the other shell's
exec unshare "${own[@]}" bash -c 'mount --bind "$1" /etc && cd -- "$2" && shift 2 && exec /usr/bin/env "$@"' \
  container "$etc" "${workdir:-$here/image/directory}" "${lines[@]}" "$@"
