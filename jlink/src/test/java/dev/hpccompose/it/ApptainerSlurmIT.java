package dev.hpccompose.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.it.containers.ApptainerSite;
import dev.hpccompose.it.containers.ImageSite;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Services in containers of the real Apptainer, on the nodes of a real Slurm. */
@RealSlurm
class ApptainerSlurmIT {

  private static ImageSite site;
  private static String plain;
  private static String server;

  private final Engine engine;

  ApptainerSlurmIT(SlurmCluster cluster) {
    engine = new Engine.Apptainer(cluster);
  }

  @BeforeAll
  static void openTheSite() {
    site = ApptainerSite.open();
    plain =
        site.push(
            "team/tools:1",
            "--config.env=PATH=/bin",
            "--config.env=FROM_IMAGE=image",
            "--config.env=ALSO=image");
    server =
        site.push(
            "team/server:1",
            "--config.env=PATH=/bin",
            "--config.workingdir=/etc",
            "--config.entrypoint=/bin/echo",
            "--config.entrypoint=it's $(entered)",
            "--config.cmd=by default");
  }

  @AfterAll
  static void closeTheSite() {
    if (site != null) {
      site.close();
    }
  }

  @Test
  @DisplayName(
      "services of images that Apptainer built and prepared work together (S-002, S-009, S-011)")
  void severalServices() throws IOException {
    int port = FreePort.any();
    Workspace workspace =
        workspace(
            """
              store:
                image: %1$s
                x-runtime:
                  prepare:
                    commands: ['echo "$WORD" > /baked; cat /mnt/given >> /baked']
                    env: {WORD: "it's baked"}
                    mounts: ["./given:/mnt/given:ro"]
                volumes: ["./data:/data"]
                command: ["sh", "-c", "cat /baked /data/in; echo listens; nc -l -p %2$d -e sh -c 'cat > /data/out'"]
                readiness: {type: log, pattern: listens, timeout_seconds: 40}
              client:
                image: %1$s
                depends_on: {store: {condition: service_healthy}}
                environment: {TOLD: "it's $$(here)"}
                volumes: ["./data:/input/deep:ro"]
                working_dir: /input/deep
                command: |
                  pwd; cat in
                  touch new 2>/dev/null || echo protected
                  test -d /hpc-compose/job/logs && echo knows the job
                  until echo "$TOLD $FROM_IMAGE" | nc 127.0.0.1 %2$d; do sleep 0.1; done
            """
                .formatted(plain, port));
    Path data = Files.createDirectory(workspace.directory().resolve("data"));
    Files.writeString(data.resolve("in"), "from the host\n");
    Files.writeString(workspace.directory().resolve("given"), "given\n");
    Job job = workspace.submit();
    History history = job.awaitEnd(Ending.SUCCEEDED);
    history.assertOrder("service.ready store", "service.started client");
    assertThat(job.log("store")).contains("it's baked\ngiven\nfrom the host");
    assertThat(job.log("client"))
        .contains("/input/deep\nfrom the host\nprotected\nknows the job\n");
    assertThat(data.resolve("out")).hasContent("it's $(here) image");
    String script = Files.readString(job.directory().resolve("script.sbatch"));
    assertThat(script).contains(site.cache() + "/prepared/").doesNotContain("docker://");
    assertThat(names("base")).allMatch(name -> name.matches("[0-9a-f]{64}\\.(sif|json)"));
  }

  @Test
  @DisplayName("an image starts what Compose would start, where its WORKDIR is (S-199, S-196)")
  void whatAnImageStarts() {
    Job job =
        workspace(
                """
                  default: {image: %1$s}
                  command: {image: %1$s, command: ["with", "a  $$(command)"]}
                  entrypoint: {image: %1$s, entrypoint: ["pwd"]}
                  made:
                    image: %1$s
                    x-runtime: {prepare: {commands: ["true"]}}
                """
                    .formatted(server))
            .submit();
    job.awaitEnd(Ending.SUCCEEDED);
    assertThat(job.log("default")).contains("it's $(entered) by default");
    assertThat(job.log("command")).contains("it's $(entered) with a  $(command)");
    assertThat(job.log("entrypoint")).contains("/etc\n");
    assertThat(job.log("made")).contains("it's $(entered) by default");
  }

  @Test
  @DisplayName("an image that nobody imported is fetched when the job starts, and starts the same")
  void fetchedByTheJob() {
    Workspace workspace =
        workspace(
            """
              default: {image: %1$s}
              command: {image: %1$s, command: ["with", "a  $$(command)"]}
            """
                .formatted(server));
    Job job =
        Job.from(
            workspace,
            workspace
                .cli(
                    Map.of("APPTAINER_NOHTTPS", "true"),
                    workspace.starting("submit", "--format", "json", "--skip-prepare"))
                .expect(0));
    job.awaitEnd(Ending.SUCCEEDED);
    assertThat(job.log("default")).contains("it's $(entered) by default");
    assertThat(job.log("command")).contains("it's $(entered) with a  $(command)");
  }

  @Test
  @DisplayName("a container has what the spec gives it, and nothing else (S-013, S-014)")
  void whatAContainerHas() throws IOException {
    Workspace workspace =
        workspace(
            """
              app:
                image: %s
                read_only: true
                tmpfs: [/scratch]
                secrets: [token]
                environment:
                  EMPTY: ""
                  LINES: "one\\ntwo"
                  QUOTED: "'quoted'"
                  ALSO: ""
                  PATH: /bin:/odd
                command: |
                  cat /run/secrets/token
                  echo "[$EMPTY] [$LINES] [$QUOTED] [$FROM_IMAGE] [$FROM_HOST] [$ALSO] [${ALSO-unset}] [$PATH]"
                  touch /here 2>/dev/null || echo nothing can be written
                  touch /scratch/here && echo but there
                  test -e %s || echo the host is not seen
              writer:
                image: %1$s
                command: "touch /here && echo it can be written"
            secrets:
              token: {file: ./token}
            """
                .formatted(plain, Path.of("target").toAbsolutePath()));
    Files.writeString(workspace.directory().resolve("token"), "s3cret\n");
    Job job = workspace.submit();
    job.awaitEnd(Ending.SUCCEEDED);
    assertThat(job.log("app"))
        .contains(
            "s3cret\n",
            "[] [one\ntwo] ['quoted'] [image] [host] [] [] [/bin:/odd]\n",
            "nothing can be written\nbut there\nthe host is not seen\n");
    assertThat(job.log("writer")).contains("it can be written");
  }

  @Test
  @DisplayName("probes and hooks are containers of the same image with the same mounts (D-16)")
  void besideTheService() throws IOException {
    Workspace workspace =
        workspace(
            """
              worker:
                image: %1$s
                volumes: ["./marks:/marks"]
                command: |
                  touch /marks/up
                  until test -e /marks/told && test -e /marks/seen; do sleep 0.1; done
                  cat /marks/told
                healthcheck: {test: ["CMD", "test", "-e", "/marks/up"], interval: 1s}
                post_start: [{command: ["sh", "-c", "echo told by a hook of $$FROM_IMAGE > /marks/told"]}]
              witness:
                image: %1$s
                volumes: ["./marks:/marks"]
                depends_on: {worker: {condition: service_healthy}}
                command: ["touch", "/marks/seen"]
            """
                .formatted(plain));
    Files.createDirectory(workspace.directory().resolve("marks"));
    Job job = workspace.submit();
    job.awaitEnd(Ending.SUCCEEDED);
    assertThat(job.log("worker")).contains("told by a hook of image");
  }

  @Test
  @DisplayName("exit codes pass through, and a service is asked to stop before it is killed")
  void endings() {
    Workspace workspace =
        workspace(
            """
              server:
                image: %1$s
                command: "trap 'echo asked; exit 0' TERM; echo up; while :; do sleep 0.1; done"
                readiness: {type: log, pattern: up}
              main:
                image: %1$s
                depends_on: {server: {condition: service_healthy}}
                command: "exit 42"
            """
                .formatted(plain),
            "nodes: 1, main: main");
    Job job = workspace.submit();
    History history = job.awaitEnd(Ending.FAILED);
    assertThat(history.of("service.exited", "main").getFirst().number("exit_code")).isEqualTo(42);
    assertThat(history.of("service.stopped", "server").getFirst().number("exit_code")).isZero();
    assertThat(job.log("server")).contains("asked");
  }

  @Test
  @DisplayName("the tasks of a parallel service know their ranks on several nodes")
  void severalNodes() {
    Job job =
        workspace(
                """
                  all:
                    image: %s
                    command: 'echo "rank $RANK of $WORLD_SIZE at $MASTER_ADDR on $SLURMD_NODENAME"'
                    x-slurm: {nodes: 2, ntasks_per_node: 2}
                """
                    .formatted(plain),
                "nodes: 2, ntasks_per_node: 2")
            .submit();
    job.awaitEnd(Ending.SUCCEEDED);
    assertThat(job.log("all").lines().filter(line -> line.contains("of 4 at"))).hasSize(4);
  }

  @Test
  @DisplayName("a local SIF file is used in place, by Singularity as well (S-003, S-040)")
  void localFile() throws IOException {
    Workspace workspace = workspace("  app: {image: %s}\n".formatted(server));
    Path file = workspace.directory().resolve("app.sif");
    List<String> pull = List.of("apptainer", "pull", "--no-https", file.toString(), server);
    new Command(pull, workspace.directory(), Map.of()).run(Duration.ofMinutes(1)).expect(0);
    Files.writeString(
        workspace.directory().resolve("compose.yaml"),
        """
        name: local
        runtime: {backend: singularity}
        x-slurm: {time: "00:05:00", cache_dir: %s}
        services:
          app: {image: ./app.sif}
          other: {image: ./app.sif, entrypoint: ["/bin/sh", "-c", "echo runs"]}
        """
            .formatted(site.cache()));
    Job job = workspace.submit();
    job.awaitEnd(Ending.SUCCEEDED);
    assertThat(job.log("app")).contains("it's $(entered) by default");
    assertThat(job.log("other")).contains("runs");
    Files.writeString(file, "something else");
    Result refused = workspace.cli(workspace.starting("submit")).expect(3);
    assertThat(refused.stderr()).contains("is not a SIF file");
  }

  @Test
  @DisplayName("a node without Apptainer ends the job in words")
  void noApptainer() {
    Workspace workspace = workspace("  app: {image: %s, command: [\"true\"]}\n".formatted(plain));
    workspace.cli("prepare", "-f", "compose.yaml").expect(0);
    Job job =
        Job.from(
            workspace,
            workspace
                .cli(
                    Map.of("HPC_COMPOSE_APPTAINER_BIN", "/no/such/apptainer"),
                    workspace.starting("submit", "--format", "json", "--skip-prepare"))
                .expect(0));
    job.awaitEnd(Ending.FAILED);
    assertThat(job.batchLog()).contains("no apptainer on", "x-slurm.setup");
  }

  @Test
  @DisplayName("preflight tells what there is, and asks the registry")
  void preflight() {
    Workspace workspace = workspace("  app: {image: %s}\n".formatted(server));
    assertThat(workspace.cli("preflight", "--verbose", "-f", "compose.yaml").stdout())
        .contains(
            "apptainer is /usr/bin/apptainer  [tool.apptainer]",
            "apptainer 1.",
            "this user can run containers on this machine");
  }

  private static List<String> names(String stage) {
    return List.of(Objects.requireNonNull(site.cache().resolve(stage).toFile().list()));
  }

  private Workspace workspace(String services) {
    return workspace(services, "nodes: 1");
  }

  private Workspace workspace(String services, String allocation) {
    return Workspace.create(
        engine,
        """
        name: containers
        runtime: {backend: apptainer}
        x-slurm: {time: "00:05:00", %s, cache_dir: %s}
        services:
        %s
        """
            .formatted(allocation, site.cache(), services.indent(0)));
  }
}
