package dev.hpccompose.cli.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** A valid spec of random content, full of what a shell could take for more than text. */
final class RandomSpec {

  private static final List<String> HOSTILE =
      List.of(
          "plain",
          "",
          " two  words ",
          "it's \"quoted\" ''",
          "$(touch pwned) `touch pwned` ${HOME} $1 $@",
          "; touch pwned & | > pwned",
          "}\ntouch pwned\nhc_launch_0() {",
          "# --- main",
          "line\nfeed\n\n",
          "tab\tand \\ \\\\ \\n",
          "-n",
          "--leading=dash",
          "a,b:c=d+e",
          "*?[a-z]{a,b}~!#%^",
          "gr\u00fc\u00df \u6f22 \ud83d\ude00",
          "EOF\n)\n'EOF'");

  private static final List<String> NAMES =
      List.of("a-b", "a_b", "a.b", "a b", "A B", "$(id)", "it's", "-n", "\u6f22", "x".repeat(200));

  private static final List<String> VARIABLES =
      List.of("A", "HC_DIR", "PATH", "UID", "SECONDS", "LC_ALL", "IFS", "MASTER_PORT", "_x9");

  private final Random random;
  private final boolean host;
  private final List<String> started = new ArrayList<>();

  private RandomSpec(int seed) {
    random = new Random(seed);
    host = random.nextInt(4) == 0;
  }

  /** The text of the spec with this number: JSON, which is YAML. */
  static String of(int seed) {
    return new JsonMapper().writeValueAsString(new RandomSpec(seed).spec());
  }

  private Map<String, Object> spec() {
    int nodes = 1 + random.nextInt(3);
    Map<String, Object> services = new LinkedHashMap<>();
    List<String> names = new ArrayList<>(NAMES);
    for (int i = random.nextInt(3); i >= 0; i--) {
      String name = names.remove(random.nextInt(names.size()));
      services.put(name, service(nodes, i == 0));
      started.add(name);
    }
    return of(
        "name",
        "generated",
        "runtime",
        Map.of("backend", host ? "host" : "pyxis"),
        "x-slurm",
        job(nodes),
        "services",
        services);
  }

  private Map<String, Object> job(int nodes) {
    Map<String, Object> job = of("time", "00:10:00", "nodes", nodes);
    job.put("ntasks_per_node", 6);
    maybe(job, "mem", () -> "8G");
    maybe(job, "account", () -> "my_project");
    maybe(job, "gpus_per_node", () -> 4);
    maybe(job, "setup", () -> List.of("export A=1", "echo \"$A\""));
    maybe(job, "submit_args", () -> List.of("--exclude=node7"));
    maybe(job, "metrics", () -> of("interval_seconds", 2));
    maybe(job, "resume", () -> of("path", "/shared/resume"));
    maybe(job, "rendezvous", () -> of("name", "model.A-1", "timeout_seconds", 3));
    maybe(job, "artifacts", () -> of("export_dir", "out", "paths", List.of("/hpc-compose/job/**")));
    return job;
  }

  private Map<String, Object> service(int nodes, boolean last) {
    Map<String, Object> service = new LinkedHashMap<>();
    service.put("image", "docker.io/library/redis:7");
    program(service);
    maybe(service, "environment", this::environment);
    maybe(service, "ports", () -> List.of(8080 + started.size(), 9000 + started.size() + "/tcp"));
    maybe(service, "stop_signal", () -> "SIGUSR1");
    maybe(service, "stop_grace_period", () -> "3s");
    maybe(service, "ulimits", () -> of("nofile", of("soft", 64, "hard", 128)));
    if (!host) {
      maybe(service, "volumes", () -> List.of("/data:/data:ro", "./sub:/sub"));
      maybe(service, "tmpfs", () -> "/scratch");
      maybe(service, "read_only", () -> true);
    }
    if (!started.isEmpty()) {
      maybe(service, "depends_on", () -> List.of(any(started)));
    }
    maybe(service, "readiness", this::readiness);
    service.put("x-slurm", step(nodes, last));
    return service;
  }

  /** A command needs the form of its entrypoint. */
  private void program(Map<String, Object> service) {
    switch (random.nextInt(host ? 3 : 5)) {
      case 0 -> service.put("command", "echo " + any(HOSTILE));
      case 1 -> service.put("command", List.of("/bin/echo", text(), text()));
      case 2 -> service.put("script", "echo start\n" + any(HOSTILE));
      case 3 -> {
        service.put("entrypoint", List.of("/entry", text()));
        service.put("command", List.of("x" + text()));
      }
      default -> {}
    }
  }

  private Map<String, Object> environment() {
    Map<String, Object> environment = new LinkedHashMap<>();
    VARIABLES.forEach(name -> maybe(environment, name, this::text));
    return environment;
  }

  private Map<String, Object> readiness() {
    return switch (random.nextInt(3)) {
      case 0 -> of("type", "sleep", "seconds", 1);
      case 1 -> of("type", "log", "pattern", "^it's (up|ready)[^$]");
      default -> of("type", "exec", "command", List.of("/bin/test", "-n", "x" + text()));
    };
  }

  /** The last one spans the nodes; the tasks of all fit into the job. */
  private Map<String, Object> step(int nodes, boolean last) {
    Map<String, Object> step = of("nodes", last ? nodes : 1);
    if (random.nextBoolean() && last) {
      step.put("ntasks_per_node", 2);
    }
    maybe(
        step,
        "extra_srun_args",
        () -> List.of("--mpi=pmix", "--comment=" + text().replaceAll("\\p{Cntrl}", "")));
    maybe(
        step,
        "failure_policy",
        () -> of("mode", "restart_on_failure", "max_restarts", 2, "backoff_seconds", 1));
    return step;
  }

  /** In values a dollar is written twice. */
  private String text() {
    return any(HOSTILE).replace("$", "$$");
  }

  private void maybe(Map<String, Object> into, String key, Supplier<Object> value) {
    if (random.nextInt(3) == 0) {
      into.put(key, value.get());
    }
  }

  private String any(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static Map<String, Object> of(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }
}
