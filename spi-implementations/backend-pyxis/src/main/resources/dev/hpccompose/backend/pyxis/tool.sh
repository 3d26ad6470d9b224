# The program is where x-slurm.setup has put it on the PATH of the services.
hc_find_containers() {
  HC_ENROOT=${HPC_COMPOSE_ENROOT_BIN:-$(PATH=${HC_SERVICE_PATH:-$PATH} type -P enroot)}
  [[ -x $HC_ENROOT ]] || hc_fail_early "no enroot on $HOSTNAME: load its module in x-slurm.setup"
  HC_ENROOT_RC=$HC_DIR/.enroot-rc
  printf 'exec "$@"\n' >"$HC_ENROOT_RC" || hc_fail_early "cannot write $HC_ENROOT_RC"
  local all
  mapfile -t all < <(timeout 60 "$HC_ENROOT" list 2>/dev/null)
  hc_remove_leftovers "${all[@]}"
}

hc_remove_containers() {
  timeout 600 "$HC_ENROOT" remove --force "$@"
}
