# A run that was killed with all its shells leaves its containers, whose names tell the machine and the run. Given the
# names of all containers that are there now.
hc_remove_leftovers() {
  local name run left=()
  for name; do
    [[ $name == "hc.$HC_PRIMARY."* ]] || continue
    run=${name#"hc.$HC_PRIMARY."} run=${run%%.*}
    [[ $run == "$HC_RUN" ]] || grep -qszx -- "HPC_COMPOSE_RUN_ID=$run" /proc/[0-9]*/environ || left+=("$name")
  done
  ((${#left[@]} == 0)) && return
  hc_remove_containers "${left[@]}" </dev/null >/dev/null 2>&1 103>&- 104>&- &
  disown "$!"
}
