# A command in the container of a launch that runs: $1 enroot, $2 a file with the id of its process, OPTION... -- COMMAND...
hc_enroot=$1 hc_file=$2
shift 2
@ENVIRONMENT@
read -r hc_process <"$hc_file" || exit 1
exec "$hc_enroot" exec "${hc_options[@]}" "$hc_process" "$@"
