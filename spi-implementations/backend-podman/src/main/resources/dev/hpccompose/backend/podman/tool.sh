# The program is where x-slurm.setup has put it on the PATH of the services. Who is not root keeps the user's id inside.
hc_find_containers() {
  HC_PODMAN=${HPC_COMPOSE_PODMAN_BIN:-$(PATH=${HC_SERVICE_PATH:-$PATH} type -P podman)}
  [[ -x $HC_PODMAN ]] || hc_fail_early "no podman on $HOSTNAME: load its module in x-slurm.setup"
  HC_PODMAN_USERNS=host
  ((EUID == 0)) || HC_PODMAN_USERNS=keep-id
  HC_PODMAN_USER=$EUID:${GROUPS[0]}
  hc_remove_leftovers
}

# A run that was killed with all its shells leaves its containers, whose names tell the machine and the run.
hc_remove_leftovers() {
  local all name run left=()
  mapfile -t all < <(timeout 60 "$HC_PODMAN" ps --all --filter "name=^hc\.$HC_PRIMARY\." --format '{{.Names}}' 2>/dev/null)
  for name in "${all[@]}"; do
    run=${name#"hc.$HC_PRIMARY."} run=${run%%.*}
    [[ $run == "$HC_RUN" ]] || grep -qszx -- "HPC_COMPOSE_RUN_ID=$run" /proc/[0-9]*/environ || left+=("$name")
  done
  ((${#left[@]} == 0)) && return
  timeout 600 "$HC_PODMAN" rm --force --ignore --time=0 "${left[@]}" </dev/null >/dev/null 2>&1 103>&- 104>&- &
  disown "$!"
}
