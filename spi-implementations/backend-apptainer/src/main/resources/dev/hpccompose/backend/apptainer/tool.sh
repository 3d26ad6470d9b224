# The program is where x-slurm.setup has put it on the PATH of the services, under the same name on every node.
hc_find_containers() {
  HC_SIF_TOOL=${HPC_COMPOSE_@UPPER@_BIN:-$(PATH=${HC_SERVICE_PATH:-$PATH} type -P @PROGRAM@)}
  HC_SIF_GPUS=--nv HC_SIF_FAKEROOT=true
  [[ ! -e /dev/kfd || -e /dev/nvidiactl ]] || HC_SIF_GPUS=--rocm
  ((EUID)) || HC_SIF_FAKEROOT=false # root is root already
  [[ -x $HC_SIF_TOOL ]] || hc_fail_early "no @PROGRAM@ on $HOSTNAME: load its module in x-slurm.setup"
}
