if [ -x /.singularity.d/runscript ]; then
  export APPTAINER_NO_EVAL=1 SINGULARITY_NO_EVAL=1
  exec /.singularity.d/runscript "$@"
fi
[ $# -eq 0 ] || exec "$@"
echo 'hpc-compose: the image does not say what it runs: give the service a command' >&2
exit 127
