#!/usr/bin/env bash
# A strict stand-in for podman whose containers are made of the host: it knows these verbs and options and no others, lets
# the variables through that podman lets through, and executes the command. The image says nothing.
set -euo pipefail

die() {
  printf 'Error: %s\n' "$1" >&2
  exit 125
}

verb=$1
shift
[[ $verb != image ]] || { verb="image $1" && shift; }
workdir=/ shell=()
while (($#)); do
  case $1 in
    --quiet | --all | --rm | --no-healthcheck) ;;
    --network=host | --pid=host | --ipc=host | --uts=host | --ulimit=host | --log-driver=none | --security-opt=label=disable) ;;
    --userns=host | --userns=keep-id) ;;
    --user=*) [[ $1 =~ ^--user=[0-9]+:[0-9]+$ ]] || die "no user: $1" ;;
    --name=*) [[ $1 =~ ^--name=[a-zA-Z0-9][a-zA-Z0-9_.-]*$ ]] || die "names must match: $1" ;;
    --mount=type=bind,source=*)
      [[ $1 =~ ^--mount=type=bind,source=/[^,]*,target=/[^,]*(,readonly)?$ ]] || die "invalid mount: $1"
      ;;
    --env=*) [[ $1 =~ ^--env=[A-Za-z_][A-Za-z0-9_]*$ ]] || die "values are seen by everybody: $1" ;;
    --workdir=*) workdir=${1#*=} ;;
    --entrypoint=*) shell=("${1#*=}") ;;
    --filter | --format) shift ;;
    -*) die "unknown flag: $1" ;;
    *) break ;;
  esac
  shift
done
case $verb in
  'image exists') exit 1 ;;
  'image inspect') ;;
  pull) [[ $1 == docker.io/registry/image:1 ]] || die "no such image: $1" ;;
  ps) ;;
  run | exec)
    [[ $verb == exec || ${#shell[@]} == 1 ]] || die 'the entrypoint of the image would run'
    [[ -d $workdir ]] || die "workdir $workdir does not exist on container"
    cd -- "$workdir"
    shift
    exec "${shell[@]}" "$@"
    ;;
  *) die "unrecognized command: $verb" ;;
esac
