# --- setup: x-slurm.setup runs in this shell, so that services have its limits and variables; what else it did to the
# shell is undone. It may have been a site's 'module load'.

# The commands that the supervisor calls by name: a function of setup must not stand in for one.
HC_COMMANDS='cat chmod cp curl date fallocate grep head ln ls mkdir mkfifo mktemp mv nvidia-smi perl python3 readlink rm
  sed sha256sum sort stat stdbuf tail tee timeout tr truncate wc'

# This shell was started without what bash executes at its start, for it may be anything. A site defines 'module' there, and
# x-slurm.setup may need it: functions that were exported are defined now, and HC_SITE is set to the file of BASH_ENV.
hc_load_site_functions() {
  local entry name
  HC_PATH=$PATH HC_SITE=
  while IFS= read -r -d '' entry; do
    [[ $entry == 'BASH_FUNC_'*'%%=() {'* ]] || continue
    name=${entry#BASH_FUNC_}
    name=${name%%'%%='*}
    [[ $name =~ ^[A-Za-z_][A-Za-z0-9_:.+-]*$ && $name != hc_* ]] && eval "$name ${entry#*=}"
  done <"/proc/$$/environ"
  [[ -z ${BASH_ENV-} ]] || eval "HC_SITE=\"$BASH_ENV\""
  [[ -f $HC_SITE ]] || HC_SITE=
}

# Called in POSIX mode, in which no function has the name of a special builtin, and without a function 'builtin'.
hc_forget_setup() {
  builtin set +abefkmuvxCEHPT -hB +o pipefail
  builtin trap - DEBUG ERR RETURN INT HUP
  builtin shopt -u expand_aliases extglob nocasematch nocaseglob nullglob failglob dotglob globstar lastpipe extdebug \
    inherit_errexit xpg_echo localvar_inherit localvar_unset 2>/dev/null
  builtin local IFS=$' \t\n' name
  builtin unalias -a
  for name in $(builtin compgen -b) $HC_COMMANDS $HC_SCHEDULER_COMMANDS; do
    builtin unset -f "$name"
  done
  builtin set +o posix
  unset POSIXLY_CORRECT BASH_COMPAT EXECIGNORE GLOBIGNORE TMOUT
  name=$(umask)
  [[ $name == 0077 ]] || HC_UMASK=$name # services have the one that setup asked for
  umask 077
  HC_SERVICE_PATH=$PATH
  PATH=$HC_PATH
}
