if [ -r /etc/rc ]; then
  while IFS= read -r hc_line; do
    case $hc_line in
      'cd "'*'" && unset OLDPWD'*)
        hc_line=${hc_line#cd \"}
        hc_line=${hc_line%%\"*}
        mkdir -p "$hc_line" 2>/dev/null
        cd "$hc_line" || exit
        break
        ;;
    esac
  done </etc/rc
  unset hc_line
fi
