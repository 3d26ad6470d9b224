# One launch, in a container of its own: $1 enroot, $2 what it runs inside, $3 the image, $4 a name, OPTION... -- COMMAND...
hc_enroot=$1 hc_rc=$2 hc_image=$3 hc_container=$4 hc_file=$3
shift 4
@ENVIRONMENT@
hc_quietly() {
  local said
  said=$("$hc_enroot" "$@" 2>&1) || { printf '%s\n' "$said" >&2 && exit 1; }
}
if [[ $hc_image != /* ]]; then
  hc_file=${hc_rc%/*}/.$hc_container.sqsh
  hc_quietly import --output "$hc_file" "$hc_image"
fi
hc_quietly create --name "$hc_container" "$hc_file"
[[ $hc_file == "$hc_image" ]] || rm -f -- "$hc_file"
# a login shell would read /etc/profile, which often has another PATH than the image
export ENROOT_LOGIN_SHELL=no
exec "$hc_enroot" start --rc "$hc_rc" "${hc_options[@]}" "$hc_container" "$@"
