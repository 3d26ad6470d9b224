# The program is where x-slurm.setup has put it on the PATH of the services.
hc_find_containers() {
  HC_ENROOT=${HPC_COMPOSE_ENROOT_BIN:-$(PATH=${HC_SERVICE_PATH:-$PATH} type -P enroot)}
  [[ -x $HC_ENROOT ]] || hc_fail_early "no enroot on $HOSTNAME: load its module in x-slurm.setup"
  HC_ENROOT_RC=$HC_DIR/.enroot-rc
  printf 'exec "$@"\n' >"$HC_ENROOT_RC" || hc_fail_early "cannot write $HC_ENROOT_RC"
  hc_remove_leftovers
}

# A run that was killed with all its shells leaves its containers, whose names tell the machine and the run.
hc_remove_leftovers() {
  local all name run left=()
  mapfile -t all < <(timeout 60 "$HC_ENROOT" list 2>/dev/null)
  for name in "${all[@]}"; do
    [[ $name == "hc.$HC_PRIMARY."* ]] || continue
    run=${name#"hc.$HC_PRIMARY."} run=${run%%.*}
    [[ $run == "$HC_RUN" ]] || grep -qszx -- "HPC_COMPOSE_RUN_ID=$run" /proc/[0-9]*/environ || left+=("$name")
  done
  ((${#left[@]} == 0)) && return
  timeout 600 "$HC_ENROOT" remove --force "${left[@]}" </dev/null >/dev/null 2>&1 103>&- 104>&- &
  disown "$!"
}
