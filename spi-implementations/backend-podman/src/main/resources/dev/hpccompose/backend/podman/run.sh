# One launch: $1 podman, $2 the image, $3 which words of the image come before the command's, OPTION... -- SHELL...
hc_podman=$1 hc_image=$2 hc_parts=$3 hc_options=() hc_words=()
shift 3
while [[ $1 != -- ]]; do hc_options+=("$1") && shift; done
shift
hc_pull() {
  local said
  said=$("$hc_podman" pull --quiet "$hc_image" 2>&1) || { printf '%s\n' "$said" >&2 && exit 1; }
}
# Sets hc_texts to what a list of the image's configuration holds. They come as hexadecimal digits, so that each stays one.
hc_list() {
  local digits all digit text
  all=$("$hc_podman" image inspect --format "{{range .Config.$1}}{{printf \"x%x \" .}}{{end}}" "$hc_image") || exit 1
  hc_texts=()
  for digits in $all; do
    text=''
    for ((digit = 1; digit < ${#digits}; digit += 2)); do text+="\\x${digits:digit:2}"; done
    printf -v text %b "$text"
    hc_texts+=("$text")
  done
}
"$hc_podman" image exists "$hc_image" || hc_pull
for hc_part in $hc_parts; do
  hc_list "$hc_part"
  hc_words+=("${hc_texts[@]}")
done
# what the image sets wins over what the job has
hc_list Env
hc_own=" ${hc_texts[*]%%=*} "
for hc_name in $(compgen -e); do
  [[ $hc_name != @(PATH|HOME|PWD|OLDPWD|SHLVL|_|BASH*|SHELLOPTS) ]] || continue
  [[ $hc_name != HPC_COMPOSE_* && $hc_own == *" $hc_name "* ]] || hc_options+=("--env=$hc_name")
done
# the shell, its option, its script and its name come first; --entrypoint has the shell
set -- "${@:2:3}" "${hc_words[@]}" "${@:5}"
exec "$hc_podman" run "${hc_options[@]}" "$hc_image" "$@"
