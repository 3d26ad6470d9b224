#!/bin/sh
# Starts hpc-compose from its image, wherever that was unpacked or linked to.
self=$0
while [ -h "$self" ]; do
  target=$(readlink "$self")
  case $target in
    /*) self=$target ;;
    *) self=${self%/*}/$target ;;
  esac
done
case $self in
  */*) home=${self%/*}/.. ;;
  *) home=.. ;;
esac
case ${LC_ALL:-${LC_CTYPE:-${LANG-}}} in
  *[Uu][Tt][Ff]8* | *[Uu][Tt][Ff]-8*) ;;
  *) # Java could not name files with other letters than ASCII; the program undoes this for all that it starts
    HPC_COMPOSE_LC_ALL=${LC_ALL-}
    LC_ALL=C.UTF-8
    export HPC_COMPOSE_LC_ALL LC_ALL
    ;;
esac
# shellcheck disable=SC2086 # the options are words on purpose
exec "$home/bin/java" -XX:AOTCache="$home/lib/hpc-compose.aot" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \
  -XX:-UsePerfData -XX:+IgnoreUnrecognizedVMOptions -XX:+UnlockDiagnosticVMOptions -XX:-AOTReplayTraining -XX:ArchiveRelocationMode=0 \
  -XX:Tier3InvocationThreshold=100 -XX:Tier3MinInvocationThreshold=50 -XX:Tier3CompileThreshold=500 \
  -XX:Tier3BackEdgeThreshold=10000 -Djdk.reflect.useNativeAccessorOnly=true \
  '-Dpicocli.converters.excludes=java.*' ${HPC_COMPOSE_JAVA_OPTIONS-} \
  -m dev.hpccompose.cli/dev.hpccompose.cli.Main "$@"
