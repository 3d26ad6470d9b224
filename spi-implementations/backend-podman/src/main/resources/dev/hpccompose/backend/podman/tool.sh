# The program is where x-slurm.setup has put it on the PATH of the services. Who is not root keeps the user's id inside.
hc_find_containers() {
  HC_PODMAN=${HPC_COMPOSE_PODMAN_BIN:-$(PATH=${HC_SERVICE_PATH:-$PATH} type -P podman)}
  [[ -x $HC_PODMAN ]] || hc_fail_early "no podman on $HOSTNAME: load its module in x-slurm.setup"
  HC_PODMAN_USERNS=host
  ((EUID == 0)) || HC_PODMAN_USERNS=keep-id
  HC_PODMAN_USER=$EUID:${GROUPS[0]}
  local all
  mapfile -t all < <(timeout 60 "$HC_PODMAN" ps --all --filter "name=^hc\.$HC_PRIMARY\." --format '{{.Names}}' 2>/dev/null)
  hc_remove_leftovers "${all[@]}"
}

hc_remove_containers() {
  timeout 600 "$HC_PODMAN" rm --force --ignore --time=0 "$@"
}
