#!/usr/bin/env bash
# Turns the linked run-time image into the one that is shipped: launcher, AOT cache, archive.
# Usage: finish.sh IMAGE VERSION
set -euo pipefail

image=$1
version=$2
here=$(cd "$(dirname "$0")" && pwd)

# The training run does what people do: it submits a small job to the embedded engine and asks about it, and makes images
# with an enroot that makes nothing. It is not in /tmp, where no image may be kept.
train() {
  local work
  work=$(mktemp -d "${image%/*}/training.XXXXXX")
  # shellcheck disable=SC2064 # the directory of this call
  trap "rm -rf '$work'" RETURN
  cp "$here/training/"* "$work"
  mkdir "$work/bin"
  # shellcheck disable=SC2016 # the other program's
  printf '#!/bin/sh\ncase $1 in version) echo 4.1.0 ;; import | export) : >"$3" ;; esac\n' >"$work/bin/enroot"
  chmod +x "$work/bin/enroot"
  (
    cd "$work"
    PATH=$work/bin:$PATH "$image/bin/java" -XX:AOTCacheOutput="$image/lib/hpc-compose.aot" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \
      -XX:-UsePerfData -Djdk.reflect.useNativeAccessorOnly=true '-Dpicocli.converters.excludes=java.*' \
      -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining -Xlog:disable -Xlog:all=error:stderr \
      -m dev.hpccompose.cli/dev.hpccompose.cli.internal.AotTraining commands.txt >training.log 2>&1
  ) || { cat "$work/training.log" >&2; return 1; }
}

install -m 755 "$here/launcher.sh" "$image/bin/hpc-compose"
train
archive=${image%/*}/hpc-compose-$version-linux-$(uname -m).tar.gz
tar --sort=name --owner=0 --group=0 --numeric-owner -C "${image%/*}" -cf - "${image##*/}" | gzip -n >"$archive"
du -sh "$image" "$archive"
