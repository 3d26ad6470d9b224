# --- allocation: its nodes as files, and where the tasks of a parallel service meet

hc_write_allocation() {
  printf '%s\n' "$HC_PRIMARY" >"$HC_DIR/allocation/primary_node"
  printf '%s\n' "${HC_NODES[@]}" >"$HC_DIR/allocation/nodes.txt"
  hc_write_hostfile
  hc_choose_meeting_points
}

# For mpirun; the nodes get the same number of tasks, the first ones one more where they do not go up evenly.
hc_write_hostfile() {
  local i nodes=${#HC_NODES[@]}
  for ((i = 0; i < nodes; i++)); do
    printf '%s slots=%d\n' "${HC_NODES[i]}" $((HC_SLOTS / nodes + (i < HC_SLOTS % nodes)))
  done >"$HC_DIR/allocation/hostfile"
}

# A service of several tasks has a port of the primary node for itself, from its first launch on.
hc_choose_meeting_points() {
  local i
  HC_MASTER_PORT=() HC_PORT_LOCKS=()
  for ((i = 0; i < HC_COUNT; i++)); do
    ((HC_TASKS[i] > 1)) || continue
    hc_choose_port
    HC_MASTER_PORT[i]=$HC_PORT
  done
  hc_write_ports
}

hc_write_ports() {
  local i file=$HC_DIR/allocation/ports.txt
  ((${#HC_MASTER_PORT[@]})) || return
  for i in "${!HC_MASTER_PORT[@]}"; do
    printf '%s %s\n' "${HC_TOKEN[i]}" "${HC_MASTER_PORT[i]}"
  done >"$file.new" && mv -f "$file.new" "$file"
}

# Runs in the child that becomes the service: what x-slurm.setup exported wins, and so does its own environment.
hc_meeting_point() {
  local port=${HC_MASTER_PORT[$1]-}
  [[ -n $port ]] || return
  export HPC_COMPOSE_MASTER_ADDR=$HC_PRIMARY HPC_COMPOSE_MASTER_PORT=$port
  export MASTER_ADDR=${MASTER_ADDR:-$HC_PRIMARY} MASTER_PORT=${MASTER_PORT:-$port}
}

# --- ports: the kernel lists those that are in use; bash cannot bind one, but most nodes have a tool that can

# $1 port, $2 state as a pattern: 0A is a socket that listens
hc_has_socket() {
  local hex
  printf -v hex '%04X' "$1"
  grep -Eqs "^ *[0-9]+: [0-9A-F]+:$hex [0-9A-F]+:[0-9A-F]+ $2 " /proc/net/tcp /proc/net/tcp6
}

# A socket that is bound and does not listen is in no list of the kernel. Without a tool, or where a tool finds no
# answer, the list is all there is.
hc_is_bound() {
  if hash perl 2>/dev/null; then
    # shellcheck disable=SC2016 # these are perl's variables
    timeout 5 perl -MErrno -MSocket -e \
      'socket(my $s, PF_INET, SOCK_STREAM, 0) or exit; exit(!bind($s, sockaddr_in($ARGV[0], INADDR_ANY)) && $!{EADDRINUSE} ? 3 : 0)' "$1"
  elif hash python3 2>/dev/null; then
    timeout 5 python3 -ISc 'import errno, socket, sys
try: socket.socket().bind(("", int(sys.argv[1])))
except OSError as e: sys.exit(3 if e.errno == errno.EADDRINUSE else 0)' "$1"
  fi </dev/null >/dev/null 2>&1
  (($? == 3))
}

hc_is_taken() {
  hc_has_socket "$1" .. || hc_is_bound "$1"
}

# Sets HC_PORT_FROM and HC_PORT_COUNT to the ports that no outgoing connection is ever given.
hc_find_port_range() {
  local low=32768 high=60999
  read -r low high </proc/sys/net/ipv4/ip_local_port_range
  if ((low >= 11000)); then
    HC_PORT_FROM=10000 HC_PORT_COUNT=$((low - 10000))
  elif ((high <= 64000)); then
    HC_PORT_FROM=$((high + 1)) HC_PORT_COUNT=$((65535 - high))
  else # this site gives all of them: any port may be taken in the meantime
    HC_PORT_FROM=10000 HC_PORT_COUNT=20000
  fi
} 2>/dev/null

# Sets HC_PORT to a port of this node that nobody has; to nothing when 500 were tried in vain.
hc_choose_port() {
  local n declared=" ${HC_PORTS[*]} "
  hc_find_port_range
  for ((n = 0; n < 500; n++)); do
    HC_PORT=$((HC_PORT_FROM + (RANDOM * 32768 + RANDOM) % HC_PORT_COUNT))
    [[ $declared == *" $HC_PORT "* ]] && continue
    hc_is_taken "$HC_PORT" && continue
    hc_lock_port "$HC_PORT" && return
  done
  HC_PORT=
  printf 'hpc-compose: no free port was found on %s\n' "$HOSTNAME" >&2
}

# Other jobs on this node see the lock. A link is made as a whole or not at all, and says which process holds it.
hc_lock_port() {
  local lock=/tmp/hpc-compose-port-$1 owner
  if ln -sT "$$" "$lock" 2>/dev/null; then
    HC_PORT_LOCKS+=("$lock")
    return
  fi
  owner=$(readlink "$lock") || return 0 # nothing can be written there: the kernel's list is all there is
  [[ -e /proc/$owner ]] || rm -f "$lock" 2>/dev/null
  return 1
}

hc_release_ports() {
  ((${#HC_PORT_LOCKS[@]} == 0)) || rm -f "${HC_PORT_LOCKS[@]}"
}

# Before each launch: is what the service will listen on still free?
hc_check_ports() {
  local i=$1 port
  for port in ${HC_PORTS[i]}; do
    hc_has_socket "$port" 0A && hc_record_taken_port "$i" "$port"
  done
  port=${HC_MASTER_PORT[i]-}
  [[ -n $port ]] && hc_is_taken "$port" || return
  hc_choose_port
  HC_MASTER_PORT[i]=$HC_PORT
  hc_write_ports
  hc_record_taken_port "$i" "$port" "$HC_PORT"
}

# $1 service, $2 port, $3 the one that it gets instead
hc_record_taken_port() {
  local i waiting=''
  for ((i = 0; i < HC_COUNT; i++)); do
    [[ ${HC_STATE[i]} =~ ^(pending|waiting)$ && " ${HC_DEPENDENCIES[i]}" == *" $1:"* ]] && waiting+=${waiting:+,}${HC_JSON[i]}
  done
  hc_emit service.port_taken ",\"service\":${HC_JSON[$1]},\"launch\":${HC_LAUNCHES[$1]},\"port\":$2${3:+,\"instead\":$3},\"waiting\":[$waiting]"
}
