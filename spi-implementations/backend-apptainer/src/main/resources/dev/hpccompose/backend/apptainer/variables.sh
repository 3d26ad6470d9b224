[ -z "${TMPDIR-}" ] || [ -d "$TMPDIR" ] || unset TMPDIR
hc_file=/.singularity.d/env/10-docker2singularity.sh
if [ -r "$hc_file" ]; then
  while IFS= read -r hc_line; do
    hc_name=${hc_line#export }
    hc_name=${hc_name%%=*}
    case $hc_line in "export $hc_name="*) ;; *) continue ;; esac
    case $hc_name in *[!A-Za-z0-9_]* | [0-9]* | UID | EUID | PPID | SHELLOPTS | BASHOPTS) continue ;; esac
    case $hc_own in *" $hc_name "*) ;; *) unset "$hc_name" ;; esac
  done <"$hc_file"
  . "$hc_file"
fi
unset hc_own hc_file hc_line hc_name
