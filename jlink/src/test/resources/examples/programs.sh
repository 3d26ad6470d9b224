#!/bin/sh
# Stands in for the programs that the examples call, under each of their names, in images of busybox. Each takes exactly what
# the examples ask of it, does so much of it that the others notice, and refuses everything else.
set -eu

refuse() {
  echo "${0##*/}: this is not what the examples ask for: $1" >&2
  exit 64
}

expect() {
  [ "$1" = "$2" ] || refuse "'$1' in the place of '$2'"
}

# what was installed is a file: so prepare commands have to have run before
installed() { [ -e "/installed/$1" ] || refuse "$1 was not installed"; }

install() {
  mkdir -p /installed
  for package in "$@"; do : >"/installed/$package"; done
}

# --- servers: one process for each connection, on a port of this machine ----------------------------------------------

serve() {
  exec nc -ll -p "$1" -e "/bin/$2"
}

answer() {
  printf 'HTTP/1.0 %s\r\nContent-Type: application/json\r\nContent-Length: %s\r\n\r\n%s' "$1" "${#2}" "$2"
}

# requests of wget: a line, headers, and a body of the length that they say
model_answer() {
  length=0
  read -r method path _
  while read -r name value; do
    [ "$name" != "$(printf '\r')" ] || break
    case $name in [Cc]ontent-[Ll]ength:) length=$(printf '%s' "$value" | tr -d '\r') ;; esac
  done
  body=$(head -c "$length")
  case "$method $path $body" in
    'GET /health ') answer '200 OK' '{"status":"ok"}' ;;
    'GET /v1/models ') answer '200 OK' '{"data":[{"id":"a-model"}]}' ;;
    'POST /completion '*'"prompt"'*) answer '200 OK' '{"content":"a machine"}' ;;
    'POST /v1/chat/completions '*'"messages"'*) answer '200 OK' '{"content":"hello"}' ;;
    'POST /v1/completions '*'"a-model"'*) answer '200 OK' '{"text":"a scheduler"}' ;;
    *) answer '404 Not Found' '{}' ;;
  esac
}

redis_answer() {
  while read -r word rest; do
    case $word in
      LPUSH) echo "$rest" | wc -w | awk '{print ":" $1 - 1}' ;;
      *) echo "-ERR unknown command '$word'" ;;
    esac
  done
}

llama_server() {
  expect "$*" '--model /models/model.gguf --host '"$4"' --port 8080 --n-gpu-layers 99'
  [ -s /models/model.gguf ] || refuse 'no model'
  ! touch /models/new 2>/dev/null || refuse 'models that can be written to'
  echo 'the model is loaded'
  serve 8080 model-answer
}

redis_server() {
  expect "$*" '--save  --appendonly no'
  echo 'Ready to accept connections'
  serve 6379 redis-answer
}

docker_entrypoint() {
  expect "$*" postgres
  expect "$POSTGRES_USER $POSTGRES_DB $PGDATA" 'etl etl /hpc-compose/job/pgdata'
  [ -n "$POSTGRES_PASSWORD" ] || refuse 'no password'
  mkdir "$PGDATA"
  echo 'database system is ready to accept connections'
  serve 5432 redis-answer
}

# --- clients ----------------------------------------------------------------------------------------------------------

redis_cli() {
  expect "$*" '-h 127.0.0.1 lpush tasks 1 2 3'
  count=$(echo 'LPUSH tasks 1 2 3' | nc 127.0.0.1 6379 -w 2)
  expect "$count" :3
  echo '(integer) 3'
}

# either -fsS URL, or with a header and data; nodes of the test's cluster are this machine, and no server knows their names
curl_client() {
  expect "$1" -fsS
  if [ $# -eq 2 ]; then
    exec wget -q -O - "$(echo "$2" | sed 's|//n[0-9]*-[0-9]*:|//127.0.0.1:|')"
  fi
  expect "$3 $4 $5" '-H Content-Type: application/json -d'
  exec wget -q -O - --header "$4" --post-data "$6" "$2"
}

# --- Python and what comes with it ------------------------------------------------------------------------------------

post() { wget -q -O - --header 'Content-Type: application/json' --post-data "$2" "$1"; }

python_code() {
  case $1 in
    "print('hello from a Slurm job')") echo 'hello from a Slurm job' ;;
    "print('\n'.join(str(n) for n in range(1000)))") seq 0 999 ;;
    "print(sum(int(line) for line in open('/hpc-compose/job/stage/numbers')))")
      awk '{sum += $1} END {print sum}' /hpc-compose/job/stage/numbers
      ;;
    *'os.environ["LLAMA_URL"] + "/completion"'*) post "$LLAMA_URL/completion" '{"prompt": "Slurm is"}' ;;
    *'base = "http://127.0.0.1:8000/v1/"'*)
      wget -q -O - http://127.0.0.1:8000/v1/models | grep -q a-model
      post http://127.0.0.1:8000/v1/completions '{"model": "a-model"}'
      ;;
    *) refuse "$1" ;;
  esac
}

python_module() {
  case $1 in
    http.server) expect "$2" 8000 && mkdir -p /tmp/served && echo served >/tmp/served/index.html &&
      exec httpd -f -p 8000 -h /tmp/served ;;
    src.main) exec sh src/main.py ;;
    vllm.entrypoints.openai.api_server)
      expect "$*" "$1 --model Qwen/Qwen2.5-0.5B-Instruct --host 127.0.0.1 --port 8000"
      [ -d "$HF_HOME" ] || refuse 'no directory for models'
      serve 8000 model-answer
      ;;
    *) refuse "$1" ;;
  esac
}

# a program of the user is one for sh here
python() {
  case $1 in
    -c) python_code "$2" ;;
    -m) shift && python_module "$@" ;;
    *) exec sh "$@" ;;
  esac
}

pip() {
  expect "$1 $2" 'install --no-cache-dir'
  shift 2
  install "$@"
}

apt_get() {
  case $* in
    update) ;;
    'install -y --no-install-recommends gcc g++') install gcc g++ ;;
    *) refuse "$*" ;;
  esac
}

# the workers of the examples are real Python: what they ask of the server is asked
uv() {
  expect "$*" 'run worker.py'
  grep -q 'dependencies = \["httpx' worker.py
  : >"$UV_CACHE_DIR"
  wget -q -O - "$OPENAI_BASE_URL/models" | grep -q a-model
  post "$OPENAI_BASE_URL/chat/completions" '{"messages": []}'
}

fairseq_preprocess() {
  installed fairseq==0.12.2
  expect "$1 $2 $3 $4 ${11} ${12} ${13} ${14}" '--source-lang de --target-lang en --destdir /binarized --workers 16'
  cat "$6.de" "$6.en" >/binarized/dict.txt
  echo "binarized $(wc -l </binarized/dict.txt) lines"
}

torchrun() {
  expect "$*" "--nnodes=2 --nproc-per-node=4 --rdzv-id=$SLURM_JOB_ID --rdzv-backend=c10d --rdzv-endpoint=$MASTER_ADDR:$MASTER_PORT train.py"
  [ -s train.py ] || refuse 'no train.py'
  echo "node $SLURM_NODEID meets at $MASTER_PORT with $OMP_NUM_THREADS threads"
}

# --- MPI --------------------------------------------------------------------------------------------------------------

mpicc() {
  expect "$1 $3" "-o $2.c"
  grep -q MPI_Init "$3"
  # shellcheck disable=SC2016 # for the program
  printf '#!/bin/sh\necho "hello from rank $SLURM_PROCID of $SLURM_NTASKS"\n' >"$2"
  chmod +x "$2"
}

pi() { echo "rank $SLURM_PROCID of $SLURM_NTASKS: pi is about 3.14"; }

case ${0##*/} in
  apt-get) apt_get "$@" ;;
  curl) curl_client "$@" ;;
  docker-entrypoint.sh) docker_entrypoint "$@" ;;
  entrypoint.sh) exec "$@" ;;
  fairseq-preprocess) fairseq_preprocess "$@" ;;
  llama-server) llama_server "$@" ;;
  model-answer) model_answer ;;
  mpicc) mpicc "$@" ;;
  pi) pi ;;
  pip) pip "$@" ;;
  python | python3) python "$@" ;;
  redis-answer) redis_answer ;;
  redis-cli) redis_cli "$@" ;;
  redis-server) redis_server "$@" ;;
  torchrun) torchrun "$@" ;;
  uv) uv "$@" ;;
  *) refuse "${0##*/}" ;;
esac
