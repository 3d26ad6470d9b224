#!/bin/bash
# A strict stand-in for 'apptainer exec': it knows these options and no others, refuses a directory that is not there,
# replaces the variables that the real one replaces, and executes the command.
set -u

die() {
  echo "FATAL:   $1" >&2
  exit 255
}

[[ ${1-} == exec ]] || die "unknown command \"${1-}\""
shift
pwd=$PWD
while [[ ${1-} == --* ]]; do
  value=${1#*=}
  case $1 in
    --no-home | --no-mount=cwd | --writable-tmpfs | --nv | --rocm | --fakeroot=true | --fakeroot=false) ;;
    --pwd=*) pwd=$value ;;
    --bind=*) [[ $value =~ ^/[^:,]+:/[^:,]+(:(ro|rw))?$ ]] || die "unable to parse bind path: $value" ;;
    --scratch=*) [[ $value == /* ]] || die "scratch is not absolute: $value" ;;
    *) die "unknown flag: $1" ;;
  esac
  shift
done
(($# >= 2)) || die 'requires at least 2 arg(s)'
shift # the image
cd -- "$pwd" || die "failed to set working directory: chdir $pwd"

unset OLDPWD
exec env PATH=/usr/bin:/bin LD_LIBRARY_PATH=/.singularity.d/libs "$@"
