# Options come before --. Enroot keeps variables as lines of a file and takes none of the host's by itself: all travel
# under other names, as one line each, and a shell in the container sets them.
hc_names='' hc_options=()
while [[ $1 != -- ]]; do hc_options+=("$1") && shift; done
shift
for hc_name in $(compgen -e); do
  [[ $hc_name != @(ENROOT_*|BASH*|SHELLOPTS|SHLVL|_|PWD|OLDPWD) ]] || continue
  hc_value=${!hc_name} hc_value=${hc_value//\\/\\\\}
  export "HPC_COMPOSE_AT_$hc_name=x${hc_value//$'\n'/\\n}"
  hc_options+=(--env "HPC_COMPOSE_AT_$hc_name") hc_names+=" $hc_name"
done
export HPC_COMPOSE_ALL=$hc_names
hc_options+=(--env HPC_COMPOSE_ALL)
