for hc_name in $HPC_COMPOSE_ALL; do
  eval "hc_value=\${HPC_COMPOSE_AT_$hc_name#x} hc_said=\${$hc_name+y}"
  unset "HPC_COMPOSE_AT_$hc_name"
  case $hc_name in
    HPC_COMPOSE_*) ;;
    UID | EUID | PPID) continue ;;
    *) [ -z "$hc_said" ] || continue ;;
  esac
  case $hc_value in *\\*) hc_value=$(printf '%b.' "$hc_value") hc_value=${hc_value%.} ;; esac
  export "$hc_name=$hc_value"
done
unset HPC_COMPOSE_ALL hc_name hc_value hc_said
[ -z "${TMPDIR-}" ] || [ -d "$TMPDIR" ] || unset TMPDIR
