package dev.hpccompose.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.it.job.Ending;
import dev.hpccompose.it.job.Engine;
import dev.hpccompose.it.job.History;
import dev.hpccompose.it.job.Job;
import dev.hpccompose.it.job.Workspace;
import dev.hpccompose.it.process.Command;
import dev.hpccompose.it.process.Result;
import dev.hpccompose.it.slurm.RealSlurm;
import dev.hpccompose.it.slurm.SlurmCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Steps of a job of several nodes, as Slurm runs them. */
@RealSlurm
class MultiNodeSlurmIT {

  private final SlurmCluster cluster;

  MultiNodeSlurmIT(SlurmCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName(
      "tasks on all nodes meet by what they are told, and a helper beside them stays on the first"
          + " node, whatever srun is told by variables (S-011, S-017, S-019, S-184 to S-193, S-244"
          + " to S-247)")
  void tasksMeet() throws IOException {
    Job job =
        run(
            """
            name: tasks
            runtime: {backend: host}
            x-slurm:
              time: "00:05:00"
              nodes: 3
              ntasks_per_node: 3
              main: train
              setup:
                - export SLURM_LABELIO=1 SLURM_STDOUTMODE=none SLURM_HOSTFILE=/nowhere SLURM_NNODES=1 SLURM_NTASKS=7
                - export SRUN_CPUS_PER_TASK=9 SLURM_CPU_BIND=mask_cpu:0x0 SLURM_TIMELIMIT=0 SLURM_DISTRIBUTION=arbitrary
                - export SLURM_STEP_ID=99 SLURM_PROCID=99 SLURM_OPEN_MODE=t SLURM_MEM_PER_NODE=1 SLURM_WORKING_DIR=/nowhere
            services:
              helper:
                command: |
                  echo "$SLURMD_NODENAME ${MASTER_PORT-none} ${RANK-none}"
                  cat "$HPC_COMPOSE_JOB_DIR/allocation/ports.txt"
                  sleep 60
                readiness: {type: log, pattern: "^train"}
                x-slurm: {nodes: 1}
              train:
                depends_on: {helper: {condition: service_healthy}}
                command: |
                  cd "$HPC_COMPOSE_JOB_DIR"
                  echo "$RANK $LOCAL_RANK $HPC_COMPOSE_NODE_RANK $WORLD_SIZE $SLURMD_NODENAME" >task.$SLURM_PROCID
                  exec perl -MIO::Socket::INET -e '
                    my ($rank, $size) = @ENV{"RANK", "WORLD_SIZE"};
                    if ($rank == 0) {
                      my $server = IO::Socket::INET->new(LocalPort => $ENV{MASTER_PORT}, Listen => 9) or die $!;
                      my $sum = 0;
                      for (2 .. $size) { my $task = $server->accept; $sum += <$task>; }
                      print "sum $sum\\n";
                    } else {
                      my $up;
                      until ($up) {
                        $up = IO::Socket::INET->new(
                          PeerHost => $ENV{HPC_COMPOSE_PRIMARY_ADDRESS}, PeerPort => $ENV{MASTER_PORT});
                        select undef, undef, undef, 0.1 unless $up;
                      }
                      print $up "$rank\\n";
                    }'
                x-slurm: {nodes: 3, ntasks_per_node: 2}
            """);
    String first = nodes(job).getFirst();
    Path allocation = job.directory().resolve("allocation");
    String port = Files.readString(allocation.resolve("ports.txt")).split("\\s")[1];
    assertThat(log(job, "helper")).startsWith(first + " none none\ntrain " + port + "\n");
    assertThat(log(job, "train")).isEqualTo("sum 15\n");
    assertThat(nodes(job)).hasSize(3).isSorted();
    List<String> tasks = new ArrayList<>();
    List<String> slots = new ArrayList<>();
    for (int rank = 0; rank < 6; rank++) {
      tasks.add(Files.readString(job.directory().resolve("task." + rank)).strip());
    }
    for (int node = 0; node < 3; node++) {
      String name = nodes(job).get(node);
      slots.add(name + " slots=2");
      for (int local = 0; local < 2; local++) {
        assertThat(tasks.get(2 * node + local))
            .isEqualTo("%d %d %d 6 %s".formatted(2 * node + local, local, node, name));
      }
    }
    assertThat(Files.readAllLines(allocation.resolve("hostfile"))).isEqualTo(slots);
  }

  @Test
  @DisplayName(
      "steps with all GPUs of their node, with some and with none run at once (S-248, S-249)")
  void sharesDevices() throws IOException {
    String service =
        """
          %s:
            command: |
              cd "$HPC_COMPOSE_JOB_DIR"
              echo "${SLURM_STEP_GPUS-none}"
              touch "up.$HPC_COMPOSE_SERVICE"
              # each waits for the others: alone none would end
              until [ -e up.silent ] && [ -e up.one ] && [ -e up.none ]; do sleep 0.05; done
            x-slurm: {nodes: 1, %s}
        """;
    Job job =
        run(
            """
            name: devices
            runtime: {backend: host}
            x-slurm: {time: "00:05:00", nodes: 2, ntasks_per_node: 2, gpus: 4}
            services:
            """
                + service.formatted("silent", "ntasks: 1")
                + service.formatted("one", "gpus: 1")
                + service.formatted("none", "gpus: 0"));
    assertThat(log(job, "silent")).isEqualTo("0,1\n");
    assertThat(log(job, "one")).matches("[01]\n");
    assertThat(log(job, "none")).isEqualTo("none\n");
  }

  @Test
  @DisplayName("Arguments and variables of a spec reach the tasks of a step byte for byte")
  void receivesItsArguments() throws IOException {
    List<String> hostile =
        List.of(
            "",
            "it's \"quoted\" ''",
            "$(touch pwned) `touch pwned` ${HOME} $1 $@",
            "}\ntouch pwned\nhc_launch_0() {",
            "line\nfeed\n\n",
            "-n",
            "--overlap",
            "a,b:c=d+e%j%t",
            "\\ \\\\ \\n",
            "*?[a-z]{a,b}~!",
            "gr\u00fc\u00df \u6f22 \ud83d\ude00");
    List<String> argv =
        new ArrayList<>(
            List.of(
                "/bin/sh",
                "-c",
                "cd \"$HPC_COMPOSE_JOB_DIR\"; printf '%s\\0' \"$@\" >argv;"
                    + " /bin/cat /proc/self/environ >environ",
                "sh"));
    hostile.forEach(text -> argv.add(text.replace("$", "$$")));
    Map<String, Object> environment = new TreeMap<>();
    for (int i = 0; i < hostile.size(); i++) {
      environment.put("V" + i, hostile.get(i).replace("$", "$$"));
    }
    // what srun and its shell must not take for theirs
    for (String name : List.of("HC_SRUN", "HC_DIR", "PATH", "SLURM_NTASKS", "LC_ALL", "UID")) {
      environment.put(name, name.startsWith("SLURM") ? "1" : "/nowhere");
    }
    argv.set(2, argv.get(2).replace("$", "$$"));
    Job job =
        run(
            new JsonMapper()
                .writeValueAsString(
                    Map.of(
                        "name", "hostile",
                        "runtime", Map.of("backend", "host"),
                        "x-slurm", Map.of("time", "00:05:00"),
                        "services",
                            Map.of(
                                "it's $(id)",
                                Map.of("command", argv, "environment", environment)))));
    assertThat(List.of(Files.readString(job.directory().resolve("argv")).split("\0", -1)))
        .startsWith(hostile.toArray(String[]::new))
        .hasSize(hostile.size() + 1);
    List<String> received =
        List.of(Files.readString(job.directory().resolve("environ")).split("\0", -1));
    environment.forEach(
        (name, value) ->
            assertThat(received).contains(name + "=" + value.toString().replace("$$", "$")));
  }

  @Test
  @DisplayName("each of several services with like names is found and asked to stop (S-268, S-269)")
  void namesDoNotCollide() {
    List<String> names = List.of("a-b", "a_b", "a.b", "A B", "x".repeat(200));
    StringBuilder services = new StringBuilder();
    for (String name : names) {
      services.append(
          """
            "%s":
              command: |
                trap 'echo "$HPC_COMPOSE_SERVICE was asked"; exit 0' TERM
                echo up
                while :; do sleep 0.1; done
              readiness: {type: log, pattern: "^up"}
          """
              .formatted(name));
    }
    Job job =
        run(
            """
            name: names
            runtime: {backend: host}
            x-slurm: {time: "00:05:00", ntasks: 4, main: last}
            services:
              last:
                command: "true"
                depends_on:
            """
                + names.stream()
                    .map(name -> "      \"" + name + "\": {condition: service_healthy}\n")
                    .collect(Collectors.joining())
                + services);
    for (String name : names) {
      assertThat(job.log(name).lines()).contains("up", name + " was asked");
      assertThat(job.history().of("service.stopped", name))
          .extracting(event -> event.number("exit_code"))
          .containsExactly(0L);
    }
  }

  @Test
  @DisplayName("A list of nodes of any form is expanded as Slurm does")
  void expandsNodeLists() {
    Workspace workspace =
        Workspace.create(
            new Engine.Slurm(cluster),
            """
            runtime: {backend: host}
            services: {a: {command: 'true'}}
            x-slurm: {time: '00:05:00'}
            """);
    Path script = workspace.directory().resolve("job.sh");
    workspace.cli("render", "-f", "compose.yaml", "--output", script.toString()).expect(0);
    String test =
        """
        source <(sed -n '/^hc_allocation() {/,/^}/p' "$1")
        hc_fail_early() { echo "$1"; exit 1; }
        for SLURM_JOB_NODELIST in 'a[1-3,07],b' 'gpu-[001-002]' 'x.y' 'c[9-10]d[1,3]'; do
          hc_allocation
          echo "$HC_PRIMARY ${#HC_NODES[@]} ${HC_NODES[*]}"
        done
        """;
    Result result =
        new Command(
                List.of("bash", "-c", "export SLURM_JOB_ID=1\n" + test, "bash", script.toString()),
                workspace.directory(),
                cluster.environment())
            .run(Duration.ofSeconds(20));
    assertThat(result.expect(0).stdout())
        .isEqualTo(
            """
            a1 5 a1 a2 a3 a07 b
            gpu-001 2 gpu-001 gpu-002
            x.y 1 x.y
            c9d1 4 c9d1 c9d3 c10d1 c10d3
            """);
  }

  private static List<String> nodes(Job job) throws IOException {
    return Files.readAllLines(job.directory().resolve("allocation/nodes.txt"));
  }

  private static String log(Job job, String service) throws IOException {
    return Files.readString(job.directory().resolve("logs/" + service + ".log"));
  }

  private Job run(String spec) {
    Workspace workspace = Workspace.create(new Engine.Slurm(cluster), spec);
    Result result = workspace.up();
    assertThat(result.exit()).as("%s", result).isZero();
    Job job = Job.newest(workspace);
    History history = job.awaitEnd(Ending.SUCCEEDED);
    assertThat(history.last().number("exit_code")).isZero();
    return job;
  }
}
