#!/usr/bin/env bash
# One task of a step, on its node: it goes into the container of the step, which the first task of the step makes there,
# and becomes the command. As with Pyxis
#   - the image is imported and unpacked by enroot, in an environment that has only PATH, Enroot's own
#     configuration and the variables of --container-env;
#   - one process keeps the namespaces of a running container, and tasks enter them;
#   - the variables of the container win over those of the step;
#   - a container with a name stays, and its name is taken; one without a name goes with the step (pyxis-epilog.sh).
# What is said about a failure is Pyxis's own.
#help       --container-image=[USER@][REGISTRY#]IMAGE[:TAG]|PATH
#help                               [pyxis] the image to use for the container filesystem.
#help       --container-mounts=SRC:DST[:FLAGS][,SRC:DST...]
#help                               [pyxis] bind mount[s] inside the container.
#help       --container-workdir=PATH
#help                               [pyxis] working directory inside the container.
#help       --container-name=NAME   [pyxis] name to use for saving and loading the container on the host.
#help       --container-remap-root  [pyxis] ask to be remapped to root inside the container.
#help       --no-container-remap-root
#help                               [pyxis] do not remap to root inside the container.
#help       --container-entrypoint  [pyxis] execute the entrypoint from the container image.
#help       --no-container-entrypoint
#help                               [pyxis] do not execute the entrypoint from the container image.
#help       --container-writable    [pyxis] make the container filesystem writable.
#help       --container-readonly    [pyxis] make the container filesystem read-only.
#help       --container-env=NAME[,NAME...]
#help                               [pyxis] names of environment variables to override with the host environment.
set -euo pipefail
here=$(dirname -- "$(readlink -f -- "$0")")
node=$here/nodes/${SLURMD_NODENAME:?}
step=$node/steps/$SLURM_JOB_ID.$SLURM_STEP_ID
readonly here node step
readonly image=$1 name=$2 flag=$3 mounts=$4 workdir=$5 variables=$6 readonly=$7 remap=$8
shift 8

fail() {
  printf 'slurmstepd: error: pyxis: %s\nslurmstepd: error: Failed to invoke spank plugin stack\n' "$1" >&2
  exit 1
}

# its configuration is the site's, and what Pyxis hands on
enroot() {
  local environment=(PATH="$PATH" HOME="$HOME" SLURMD_NODENAME="$SLURMD_NODENAME" ENROOT_ALLOW_HTTP=y)
  local variable
  for variable in ${variables//,/ }; do
    [[ ! -v $variable || $variable == @(PATH|HOME|ENROOT_*) ]] || environment+=("$variable=${!variable}")
  done
  env -i "${environment[@]}" "$here/enroot" "$@"
}

unpack() {
  local file=$image
  if [[ $image != /* && $image != ./* ]]; then
    file=$step/image.sqsh
    enroot import --output "$file" "docker://$image" >"$step/log" 2>&1 || fail "failed to import docker image: $(tail -n 1 "$step/log")"
  fi
  enroot create --name "$1" "$file" >"$step/log" 2>&1 ||
    fail "failed to create container filesystem: $(tail -n 1 "$step/log")"
}

# the process that keeps a container running: it outlives the task that makes it, and what is sent to the step
hold() {
  local options=() mount fields variable holder
  [[ $readonly == y ]] || options+=(--rw)
  [[ $remap == n ]] || options+=(--root)
  for mount in ${mounts//,/ }; do
    IFS=: read -r -a fields <<<"$mount"
    options+=(--mount "${fields[0]}:${fields[1]:-${fields[0]}}:none:x-create=auto,rbind,${fields[2]:-rw}")
  done
  for variable in ${variables//,/ }; do
    [[ ! -v $variable ]] || options+=(--env "$variable")
  done
  # /etc/rc goes to the directory of the image and reads this file, which keeps the entrypoint from running
  printf 'exec "$@"\n' >"$node/data/$1/etc/rc.local"
  mkfifo "$step/running"
  (trap '' TERM INT HUP && enroot start "${options[@]}" "$1" \
    /bin/sh -c 'trap "" TERM INT HUP USR1 USR2; echo $$; exec sleep 1000000') \
    </dev/null >"$step/running" 2>"$step/log" 9>&- &
  read -r -t 60 holder <"$step/running" || fail "container start failed: $(tail -n 1 "$step/log")"
  printf '%s\n' "$holder" >"$node/running/$1"
}

prepare() {
  local container=pyxis_${name:-$SLURM_JOB_ID.$SLURM_STEP_ID}
  printf '%s\n' "$container" >"$step/container"
  if [[ $flag == exec ]]; then
    [[ -e $node/running/$container ]] ||
      fail '"exec" flag was passed to --container-name but the container is not running'
    return
  fi
  if [[ ! -d $node/data/$container ]]; then
    [[ -n $image && $flag != no_create ]] || fail "container does not exist: $name"
    unpack "$container"
  elif [[ $flag == create ]]; then
    fail "container name is already in use: $name"
  fi
  hold "$container"
}

mkdir -p "$step/ended" "$node"/{data,cache,temp,running}
exec 9>"$step/lock"
flock 9
[[ -e $step/container ]] || prepare
exec 9>&-
holder=$(cat "$node/running/$(cat "$step/container")" 2>/dev/null) || fail 'container is not running'
readonly holder

# what the container says wins
while IFS= read -r -d '' line; do
  [[ $line == ENROOT_* || ! ${line%%=*} =~ ^[A-Za-z_][A-Za-z0-9_]*$ ]] || export "${line?}"
done <"/proc/$holder/environ"
directory=${workdir:-$(readlink "/proc/$holder/cwd")}
[[ -d /proc/$holder/root$directory ]] || fail "couldn't chdir to $directory: No such file or directory"
exec /usr/bin/nsenter --target "$holder" --mount --wdns="$directory" -- "$@"
