#!/bin/bash
# A strict stand-in for Slurm 22.05: what this one accepts, the real one does. It keeps its jobs in $FAKE_SLURM.
set -u
jobs=$FAKE_SLURM/jobs
mkdir -p "$jobs"

die() {
  printf '%s: error: %s\n' "${0##*/}" "$1" >&2
  exit 1
}

directive() {
  sed -n "/^#/!q; s/^#SBATCH --$1=//p" "$2" | tail -n 1 | sed 's/^"\(.*\)"$/\1/'
}

sbatch() {
  local script id=1 out
  [[ $# == 2 && $1 == --parsable ]] || die "unrecognized option in: $*"
  script=$2
  [[ $script == /* && -f $script ]] || die "Unable to open file $script"
  [[ $(head -c 2 "$script") == '#!' ]] || die 'This does not look like a batch script.'
  grep -q $'\r' "$script" && die 'Batch script contains DOS line breaks (\r\n)'
  while ! mkdir "$jobs/$id" 2>/dev/null; do id=$((id + 1)); done
  out=$(directive output "$script")
  out=${out:-slurm-%j.out}
  directive comment "$script" >"$jobs/$id/comment"
  printf '%s\n' "$script" >"$jobs/$id/command"
  SLURM_JOB_ID=$id setsid bash -c '
    echo $$ >"$0/pid"
    mv "$0/pid" "$0/started"
    bash "$1" & echo $! >"$0/shell"
    wait $!
    echo $? >"$0/code"' "$jobs/$id" "$script" </dev/null >>"${out//%j/$id}" 2>&1 &
  while [[ ! -s $jobs/$id/shell ]]; do read -r -t 0.01 <> <(:); done
  echo "$id${FAKE_CLUSTER:+;$FAKE_CLUSTER}"
}

state() {
  local code
  STATE=RUNNING EXIT=0 REASON=None
  [[ -f $jobs/$1/code ]] || return
  code=$(<"$jobs/$1/code")
  EXIT=$((code << 8)) STATE=COMPLETED
  ((code)) && STATE=FAILED REASON=NonZeroExitCode
  [[ -f $jobs/$1/cancelled ]] && STATE=CANCELLED REASON=None
}

squeue() {
  local ids=() format='' columns='' all='' job
  while (($#)); do
    case $1 in
      -h | -a) ;;
      -t) [[ $2 == all ]] && all=1 && shift ;;
      -u) shift ;;
      -M) echo "CLUSTER: $2" && shift ;;
      -j) IFS=, read -ra ids <<<"$2" && shift ;;
      -o) format=$2 && shift ;;
      -O) columns=$2 && shift ;;
      *) die "unrecognized option '$1'" ;;
    esac
    shift
  done
  [[ $all ]] || die 'these tests want ended jobs too'
  if ((${#ids[@]} == 1)) && [[ ! -d $jobs/${ids[0]} ]]; then
    echo 'slurm_load_jobs error: Invalid job id specified' >&2
    exit 1
  fi
  ((${#ids[@]})) || mapfile -t ids < <(ls "$jobs")
  for job in "${ids[@]}"; do
    [[ -d $jobs/$job ]] || continue
    state "$job"
    if [[ $columns == JobID:32,State:32,exit_code:16,Reason:64,Comment:160 ]]; then
      printf '%-32s%-32s%-16s%-64s%-160s\n' "$job" $STATE $EXIT $REASON "$(<"$jobs/$job/comment")"
    elif [[ $format == '%i|%k|%o' ]]; then
      printf '%s|%s|%s\n' "$job" "$(<"$jobs/$job/comment")" "$(<"$jobs/$job/command")"
    else
      die 'unknown format'
    fi
  done
}

scancel() {
  [[ $1 == -M ]] && shift 2
  [[ -d $jobs/$1 && ! -f $jobs/$1/code ]] || return 0
  touch "$jobs/$1/cancelled"
  kill -TERM "$(<"$jobs/$1/shell")"
}

sacct() {
  [[ $1 == -c ]] || { echo 'Slurm accounting storage is disabled' >&2; exit 1; }
  cat "$FAKE_SLURM/jobcomp" 2>/dev/null
}

srun() {
  [[ $* == --help ]] || die "unrecognized option in: $*"
  printf '%s\n' 'Usage: srun [OPTIONS...] executable' ${FAKE_PYXIS:+'      --container-image=[USER@][REGISTRY#]IMAGE[:TAG]|PATH'}
}

"${0##*/}" "$@"
