#!/bin/bash
# A strict stand-in for srun with Pyxis: it knows these options and no others, gives the service only the variables
# that the container would let through, and executes the command.
set -u

die() {
  echo "srun: error: $1" >&2
  exit 1
}

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
      IFS=, read -r -d '' -a names < <(printf '%s\0' "$value")
      for name in "${names[@]}"; do
        [[ $name =~ ^[A-Za-z_][A-Za-z0-9_]*$ ]] || die "pyxis: invalid variable: $name"
        [[ -v $name ]] && pass+=("$name=${!name}")
      done
      ;;
    --container-name=*) name=$value ;;
    --no-container-entrypoint) entrypoint=no ;;
    *) die "unrecognized option '$1'" ;;
  esac
  shift
done
if [[ $name == *:exec ]]; then
  [[ -z $image ]] || die 'a container that runs has its image'
  (($#)) || die 'No command given to execute.'
  [[ -z $workdir ]] || cd -- "$workdir" || exit 1
  exec "$@"
fi
[[ $image ]] || die 'no image'
[[ $entrypoint == no ]] || die 'the entrypoint of the image would run twice'
(($#)) || die 'No command given to execute.'
[[ -z $workdir ]] || cd -- "$workdir" || exit 1
exec /usr/bin/env -i PATH=/usr/bin:/bin "${pass[@]}" "$@"
