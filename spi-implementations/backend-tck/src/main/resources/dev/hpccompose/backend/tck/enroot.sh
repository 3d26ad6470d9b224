#!/usr/bin/env bash
# Stands in for Enroot where it cannot be installed. It takes exactly Enroot's verbs, options and
# references, refuses what Enroot refuses, keeps its directories and its files in an image, imports
# from a real registry, writes real squashfs files and runs commands in the real root of an image.
#
# Of its own it knows only
#   ENROOT_STAND_IN_VERSION  what it says it is, 3.5.0 or 4.1.0
#   ENROOT_STAND_IN_CALLS    a file that gets one line for each call
#   ENROOT_STAND_IN_MIRROR   a registry that has the images of all others
#   ENROOT_STAND_IN_STOP     a phase: import, create, start or export; in the middle of it, when its
#                            output is there in part, it writes its pid to ENROOT_STAND_IN_FIFO and
#                            goes no further
set -euo pipefail

# what a site has in enroot.conf, where the environment does not say otherwise
configuration=$(dirname -- "$(readlink -f -- "$0")")/enroot.conf
# shellcheck disable=SC1090 # it is made with the site
[[ ! -r $configuration ]] || . "$configuration"

readonly VERSION=${ENROOT_STAND_IN_VERSION:-4.1.0}
readonly DATA=${ENROOT_DATA_PATH:-${XDG_DATA_HOME:-$HOME/.local/share}/enroot}
readonly CACHE=${ENROOT_CACHE_PATH:-${XDG_CACHE_HOME:-$HOME/.cache}/enroot}
readonly TEMP=${ENROOT_TEMP_PATH:-${TMPDIR:-/tmp}}
readonly SEARCHED=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
readonly CREDENTIALS=${ENROOT_CONFIG_PATH:-${XDG_CONFIG_HOME:-$HOME/.config}/enroot}/.credentials

info() { printf '[INFO] %s\n' "$1" >&2; }

fail() {
  printf '[ERROR] %s\n' "$1" >&2
  exit 1
}

# stops for good where a test wants to look, or to kill
stop_here() {
  [[ ${ENROOT_STAND_IN_STOP-} == "$1" ]] || return 0
  printf '%s\n' "$$" >"$ENROOT_STAND_IN_FIFO"
  exec sleep 600
}

refuse_existing() { [[ ! -e $1 ]] || fail "File already exists: $1"; }

# --- import -----------------------------------------------------------------------------------

# sets registry, image and tag; a user before the @ is taken, and has no credentials here
parse_reference() {
  local rest=${1#docker://}
  tag=
  if [[ $VERSION == [4-9]* && $rest =~ ^(.+)@(sha256:[0-9a-f]{64})$ ]]; then
    rest=${BASH_REMATCH[1]} tag=${BASH_REMATCH[2]}
    if [[ ${rest##*/} == *:* ]]; then rest=${rest%:*}; fi
  fi
  [[ $rest =~ ^([A-Za-z0-9_.-]+@)?(([^#]+)#)?([^#@]+)$ ]] || fail "Invalid image reference: $1"
  registry=${BASH_REMATCH[3]} image=${BASH_REMATCH[4]}
  if [[ -z $tag && $image =~ ^([^:]+):([A-Za-z0-9._:-]+)$ ]]; then
    image=${BASH_REMATCH[1]} tag=${BASH_REMATCH[2]}
  fi
  host_of_path
  [[ $image =~ ^[a-z0-9/._-]+$ ]] || fail "Invalid image reference: $1"
  registry=${registry:-registry-1.docker.io} tag=${tag:-latest}
  if [[ $image != */* && $registry == *docker.io ]]; then image=library/$image; fi
  registry=${ENROOT_STAND_IN_MIRROR:-$registry}
}

# from 4.0 on a first part that looks like a host is one
host_of_path() {
  [[ -z $registry && $VERSION == [4-9]* && $image == *.*/* ]] || return 0
  local host=${image%%/*}
  if [[ $host == *.* ]]; then registry=$host image=${image#*/}; fi
}

fetch() {
  local status rc=0
  status=$(curl "${curl_options[@]}" -o "$2" -w '%{http_code}' "$1") || rc=$?
  ((status < 400)) || fail "URL $1 returned error code: $status $(reason "$status")"
  ((rc == 0)) || exit "$rc"
}

reason() {
  case $1 in
    401) echo Unauthorized ;;
    403) echo Forbidden ;;
    404) echo 'Not Found' ;;
    429) echo 'Too Many Requests' ;;
    500) echo 'Internal Server Error' ;;
    503) echo 'Service Unavailable' ;;
  esac
}

import_image() {
  local output='' uri=''
  while (($#)); do
    case $1 in
      -o | --output) output=$2 && shift 2 ;;
      -a | --arch) shift 2 ;;
      -*) fail "Invalid option: $1" ;;
      *) [[ -z $uri ]] || fail "Invalid argument: $1" && uri=$1 && shift ;;
    esac
  done
  [[ $uri == docker://* ]] || fail "Invalid argument: $uri"
  local registry image tag
  parse_reference "$uri"
  output=$(readlink -f "${output:-${image//\//+}+$tag.sqsh}") || fail "No such file or directory: $output"
  refuse_existing "$output"
  work=$(mktemp -d -p "$TEMP" enroot.XXXXXXXXXX)
  trap 'rm -rf "$work"' EXIT
  mkdir -p "$CACHE"
  download
  unpack
  stop_in_output import "$output"
  info 'Creating squashfs filesystem...'
  mksquashfs "$work/bundle/rootfs" "$output" -all-root -no-progress >&2
}

# what a squashfs file looks like while it is written
stop_in_output() {
  [[ ${ENROOT_STAND_IN_STOP-} == "$1" ]] || return 0
  printf 'hsqs, and no more' >"$2"
  stop_here "$1"
}

download() {
  local scheme=https
  curl_options=(-sSL --retry "${ENROOT_TRANSFER_RETRIES:-0}"
    -H 'Accept: application/vnd.docker.distribution.manifest.v2+json')
  skopeo_options=()
  if [[ -n ${ENROOT_ALLOW_HTTP-} ]]; then
    scheme=http skopeo_options+=(--src-tls-verify=false)
  fi
  login
  info 'Querying registry for permission grant'
  info 'Fetching image manifest'
  fetch "$scheme://$registry/v2/$image/manifests/$tag" "$work/manifest"
  info 'Downloading missing layers...'
  local separator=:
  [[ $tag != sha256:* ]] || separator=@
  skopeo --insecure-policy copy -q "${skopeo_options[@]}" \
    "docker://$registry/$image$separator$tag" "oci:$work/oci:image" >&2
}

login() {
  local name='' password='' word previous='' machine=
  [[ -s $CREDENTIALS ]] || return 0
  while read -r -a words; do
    machine='' previous=
    for word in "${words[@]}"; do
      case $previous in
        machine) machine=$word ;;
        login) [[ $machine != "${registry%:*}" ]] || name=$word ;;
        password) [[ $machine != "${registry%:*}" ]] || password=$word ;;
      esac
      previous=$word
    done
  done <"$CREDENTIALS"
  [[ -n $name ]] || return 0
  info "Using credentials from file: $CREDENTIALS"
  curl_options+=(-u "$name:$password")
  skopeo_options+=(--src-creds "$name:$password")
}

unpack() {
  local rootless=()
  ((EUID == 0)) || rootless=(--rootless)
  info 'Extracting image layers...'
  umoci unpack "${rootless[@]}" --image "$work/oci:image" "$work/bundle" >/dev/null
  skopeo inspect --config "oci:$work/oci:image" >"$work/config"
  configure "$work/bundle/rootfs"
}

configured() { jq -r "$1" "$work/config"; }

configure() {
  local entrypoint command workdir
  entrypoint=$(configured '.config.Entrypoint // [] | map(@sh) | join(" ")')
  command=$(configured '.config.Cmd // [] | map(@sh) | join(" ")')
  workdir=$(configured '.config.WorkingDir // "/"')
  workdir=${workdir:-/}
  [[ -n $entrypoint$command ]] || command="'/bin/sh'"
  mkdir -p "$1/etc" "$1$workdir"
  configured '.config.Env // [] | .[]' >"$1/etc/environment"
  : >"$1/etc/fstab"
  printf '# sourced by /etc/rc\n' >"$1/etc/rc.local"
  configured '.config.Labels // {} | to_entries[] | "# \(.key) \(.value)"' >"$1/etc/rc"
  cat >>"$1/etc/rc" <<END
mkdir -p "$workdir" 2> /dev/null
cd "$workdir" && unset OLDPWD || exit 1

if [ -s /etc/rc.local ]; then
    . /etc/rc.local
fi

if [ \$# -gt 0 ]; then
    exec $entrypoint "\$@"
else
    exec $entrypoint $command
fi
END
}

# --- the other verbs --------------------------------------------------------------------------

container() {
  [[ -n $1 && $1 != */* ]] || fail "Invalid argument: $1"
  rootfs=$DATA/$1
}

existing_container() {
  container "$1"
  [[ -d $rootfs ]] || fail "No such file or directory: $rootfs"
}

create() {
  local name='' image='' force=
  while (($#)); do
    case $1 in
      -n | --name) name=$2 && shift 2 ;;
      -f | --force) force=y && shift ;;
      -*) fail "Invalid option: $1" ;;
      *) [[ -z $image ]] || fail "Invalid argument: $1" && image=$1 && shift ;;
    esac
  done
  [[ -f $image ]] || fail "No such file or directory: $image"
  unsquashfs -s "$image" >/dev/null 2>&1 || fail "Invalid image format: $image"
  local rootfs
  name=${name:-$(basename "${image%.sqsh}")}
  container "$name"
  mkdir -p "$DATA"
  [[ -z $force ]] || rm -rf "$rootfs"
  refuse_existing "$rootfs"
  if [[ ${ENROOT_STAND_IN_STOP-} == create ]]; then mkdir "$rootfs" && stop_here create; fi
  info 'Extracting squashfs filesystem...'
  unsquashfs -no-progress -user-xattrs -d "$rootfs" "$image" >&2
}

# the lines of Enroot's environment file, of which $1 are the first, and what it makes of them
collect_environment() {
  local line
  {
    cat "$1" 2>/dev/null || :
    for line in "${variables[@]}"; do
      [[ $line =~ ^[A-Za-z_][A-Za-z0-9_]*(=|$) ]] || fail "Invalid argument: $line"
      [[ $line == *=* ]] || line=$line=${!line-}
      printf '%s\n' "$line"
    done
  } | sed -e 's/^[[:space:]]*//' -e '/^[A-Za-z_][A-Za-z0-9_]*=/!d' -e '/^ENROOT_/d' \
    -e "s/^\([A-Za-z0-9_]*\)=[\"']\(.*\)[\"'][[:space:]]*\$/\1=\2/"
}

start() {
  local variables=() mounts=() rc='' as_root='' writable=''
  while (($#)); do
    case $1 in
      -e | --env) variables+=("$2") && shift 2 ;;
      -m | --mount) mounts+=("$2") && shift 2 ;;
      --rc) rc=$2 && shift 2 ;;
      -c | --conf) shift 2 ;;
      -r | --root) as_root=y && shift ;;
      -w | --rw) writable=y && shift ;;
      --) shift && break ;;
      -*) fail "Invalid option: $1" ;;
      *) break ;;
    esac
  done
  local rootfs lines holder
  existing_container "${1-}"
  shift
  [[ -z $rc || -f $rc ]] || fail "No such file or directory: $rc"
  local options=(--die-with-parent --bind "$rootfs" / --dev /dev --proc /proc --tmpfs /tmp)
  : >"$rootfs/.lock"
  add_mounts
  [[ -n $writable ]] || options+=(--remount-ro /)
  if ((EUID != 0)) && [[ -n $as_root ]]; then options+=(--unshare-user --uid 0 --gid 0); fi
  mapfile -t lines < <(collect_environment "$rootfs/etc/environment")
  lines=("PATH=$SEARCHED" "HOME=$HOME" "${lines[@]}")
  stop_here start
  hold
  # as Enroot does it: the process that was called becomes the command, in the namespaces of the container
  if [[ -n $rc ]]; then exec 8<"$rc"; else exec 8<"$rootfs/etc/rc"; fi
  set -- /bin/sh /proc/self/fd/8 "$@"
  enter "$holder" "$@"
}

# Something has to make the container: it stays, deaf to what is sent to the launch, for as long as this process lives.
hold() {
  exec 9< <(trap '' TERM INT HUP USR1 USR2 && exec bwrap "${options[@]}" --chdir / /bin/sh -c 'echo $$; exec sleep 1000000')
  read -r holder <&9 || exit 1
  exec 9<&-
}

# goes into the namespaces of process $1, with nothing but the lines in its environment
enter() {
  local user=() joined=$1
  shift
  ((EUID == 0)) || user=(--user --preserve-credentials)
  exec env -i "${lines[@]}" /usr/bin/nsenter --target "$joined" --mount "${user[@]}" --wdns=/ -- "$@"
}

execute() {
  local variables=()
  while (($#)); do
    case $1 in
      -e | --env) variables+=("$2") && shift 2 ;;
      --) shift && break ;;
      -*) fail "Invalid option: $1" ;;
      *) break ;;
    esac
  done
  (($# >= 2)) || fail 'Invalid argument'
  [[ $1 =~ ^[0-9]+$ && -e /proc/$1 ]] || fail "No such process: $1"
  [[ -e /proc/$1/root/.lock ]] || fail "Not a container: $1"
  mapfile -t lines < <(collect_environment <(tr '\0' '\n' <"/proc/$1/environ"))
  enter "$@"
}

add_mounts() {
  local mount fields
  for mount in "${mounts[@]}"; do
    [[ $mount =~ ^[^[:space:]]+:[^[:space:]]+$ ]] || fail "Invalid argument: $mount"
    IFS=: read -r -a fields <<<"$mount"
    if [[ ${fields[0]} == tmpfs ]]; then
      options+=(--tmpfs "${fields[1]}")
      continue
    fi
    [[ -e ${fields[0]} ]] || fail "failed to mount: ${fields[0]} at $rootfs${fields[1]}: No such file or directory"
    if [[ ,${fields[3]-}, == *,ro,* ]]; then
      options+=(--ro-bind "${fields[0]}" "${fields[1]}")
    else
      options+=(--bind "${fields[0]}" "${fields[1]}")
    fi
  done
}

export_image() {
  local output='' force='' name=
  while (($#)); do
    case $1 in
      -o | --output) output=$2 && shift 2 ;;
      -f | --force) force=y && shift ;;
      -*) fail "Invalid option: $1" ;;
      *) [[ -z $name ]] || fail "Invalid argument: $1" && name=$1 && shift ;;
    esac
  done
  local rootfs
  existing_container "$name"
  output=$(readlink -f "${output:-$name.sqsh}") || fail "No such file or directory: $output"
  [[ -z $force ]] || rm -f "$output"
  refuse_existing "$output"
  stop_in_output export "$output"
  info 'Creating squashfs filesystem...'
  mksquashfs "$rootfs" "$output" -all-root -no-progress -e .lock >&2
}

remove() {
  local force='' name rootfs
  while (($#)); do
    case $1 in
      -f | --force) force=y && shift ;;
      -*) fail "Invalid option: $1" ;;
      *) break ;;
    esac
  done
  (($#)) || fail 'Invalid argument'
  for name in "$@"; do
    existing_container "$name"
    # without -f it asks, and nobody answers
    [[ -n $force ]] || fail "Aborted: $name"
    rm -rf --one-file-system "$rootfs"
  done
}

list() {
  (($# == 0)) || fail "Invalid option: $1"
  mkdir -p "$DATA"
  ls -1 "$DATA"
}

[[ -z ${ENROOT_STAND_IN_CALLS-} ]] || printf '%s\n' "$*" >>"$ENROOT_STAND_IN_CALLS"
verb=${1-}
shift || :
case $verb in
  import) import_image "$@" ;;
  create) create "$@" ;;
  start) start "$@" ;;
  exec) execute "$@" ;;
  export) export_image "$@" ;;
  remove) remove "$@" ;;
  list) list "$@" ;;
  version) printf '%s\n' "$VERSION" ;;
  *) fail "Invalid argument: $verb" ;;
esac
