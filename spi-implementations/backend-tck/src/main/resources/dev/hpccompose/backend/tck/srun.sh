#!/usr/bin/env bash
# Stands in for srun on a cluster with the plug-in Pyxis, which cannot be installed here. It takes
# exactly Pyxis's options and leaves everything else to the real srun, whose tasks it puts into
# containers on their nodes; pyxis-task.sh tells how.
set -euo pipefail
here=$(dirname -- "$(readlink -f -- "$0")")
readonly here

real_srun() {
  local place
  while IFS= read -r place; do
    [[ $(readlink -f -- "$place") == "$here/srun" ]] || { printf '%s\n' "$place" && return; }
  done < <(type -ap srun)
}
srun=$(real_srun)
[[ -n $srun ]] || { echo 'srun: command not found' >&2 && exit 127; }
readonly srun

fail() {
  printf 'srun: error: pyxis: %s\n' "$1" >&2
  exit 1
}

case ${1-} in
  --help)
    "$srun" --help
    sed -n 's/^#help //p' -- "$here/pyxis-task"
    exit
    ;;
esac

options=() image='' name='' flag='' mounts='' workdir='' variables='' entrypoint=default readonly=n remap=n asked=''
while [[ ${1-} == -* ]]; do
  value=${1#*=}
  [[ $1 != --*container* ]] || asked=y
  case $1 in
    --container-image=?*) image=$value ;;
    --container-mounts=?*) mounts=$value ;;
    --container-workdir=?*) workdir=$value ;;
    --container-name=?*)
      name=${value%%:*}
      [[ $value != *:* ]] || flag=${value#*:}
      ;;
    --container-env=?*) variables=$value ;;
    --no-container-entrypoint) entrypoint=n ;;
    --container-entrypoint) entrypoint=y ;;
    --container-writable) readonly=n ;;
    --container-readonly) readonly=y ;;
    --container-remap-root) remap=y ;;
    --no-container-remap-root) remap=n ;;
    --container-mount-home | --no-container-mount-home) ;;
    --*container*) echo "srun: unrecognized option '$1'" >&2 && exit 255 ;;
    --*) options+=("$1") ;;
    *) echo "this stand-in for srun takes only long options: $1" >&2 && exit 255 ;;
  esac
  shift
done

if [[ -z $asked ]]; then exec "$srun" "${options[@]}" "$@"; fi
(($#)) || { echo 'srun: fatal: No command given to execute.' >&2 && exit 2; }
[[ -n $image$name ]] || fail 'options without --container-image or --container-name'
[[ $flag =~ ^(|auto|create|no_create|exec)$ ]] || fail "--container-name: flag must be \"auto\", \"create\", \"no_create\" or \"exec\""
[[ $entrypoint == n ]] || fail 'the entrypoint of an image would run around a command of Pyxis: say --no-container-entrypoint'
if [[ -n $mounts ]]; then
  IFS=, read -r -a each <<<"$mounts"
  for mount in "${each[@]}"; do
    [[ $mount =~ ^[^:[:space:]]+(:/[^:[:space:]]*(:[a-z=+,-]+)?)?$ ]] || fail "--container-mounts: invalid format: $mount"
  done
fi
[[ -z $workdir || $workdir == /* ]] || fail "--container-workdir: path must be absolute: $workdir"
[[ $variables =~ ^([A-Za-z_][A-Za-z0-9_]*(,|$))*$ ]] || fail "--container-env: invalid format: $variables"

exec "$srun" --task-epilog="$here/pyxis-epilog" "${options[@]}" "$here/pyxis-task" \
  "$image" "$name" "$flag" "$mounts" "$workdir" "$variables" "$readonly" "$remap" "$@"
