package dev.hpccompose.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.it.containers.ContainerSite;
import dev.hpccompose.it.job.Ending;
import dev.hpccompose.it.job.Engine;
import dev.hpccompose.it.job.History;
import dev.hpccompose.it.job.Job;
import dev.hpccompose.it.job.Workspace;
import dev.hpccompose.it.slurm.RealSlurm;
import dev.hpccompose.it.slurm.SlurmCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Services in real root file systems, on the nodes of a real Slurm. */
@RealSlurm
class ContainersSlurmIT {

  private static ContainerSite site;
  private static String plain;
  private static String server;

  private final Engine engine;

  ContainersSlurmIT(SlurmCluster cluster) {
    engine = new Engine.Containers(cluster, site);
  }

  @BeforeAll
  static void openTheSite() {
    site = ContainerSite.open();
    plain =
        site.images()
            .push("team/tools:1", "--config.env=PATH=/bin", "--config.env=FROM_IMAGE=image");
    server =
        site.images()
            .push(
                "team/server:1",
                "--config.env=PATH=/bin",
                "--config.workingdir=/app",
                "--config.entrypoint=/bin/echo",
                "--config.entrypoint=entered",
                "--config.cmd=by default");
  }

  @AfterAll
  static void closeTheSite() {
    site.close();
  }

  @AfterEach
  void nothingIsLeftOnTheNodes() {
    assertThat(site.pyxis().running()).isEmpty();
    assertThat(site.pyxis().containers()).isEmpty();
  }

  @Test
  @DisplayName("services of prepared and plain images work together (S-002, S-011, S-022)")
  void severalServices() throws IOException {
    int port = FreePort.any();
    Workspace workspace =
        workspace(
            """
              store:
                image: %1$s
                x-runtime: {prepare: {commands: ["echo baked > /baked"]}}
                volumes: ["./data:/data"]
                command: ["sh", "-c", "cat /baked /data/in; echo listens; nc -l -p %2$d -e sh -c 'cat > /data/out'"]
                readiness: {type: log, pattern: listens, timeout_seconds: 40}
              client:
                image: %1$s
                depends_on: {store: {condition: service_healthy}}
                environment: {TOLD: "it's $$(here)"}
                volumes: ["./data:/input:ro"]
                working_dir: /input
                command: |
                  pwd; cat in
                  touch new 2>/dev/null || echo protected
                  test -d /hpc-compose/job/logs && echo knows the job
                  until echo "$TOLD $FROM_IMAGE" | nc 127.0.0.1 %2$d; do sleep 0.1; done
            """
                .formatted(plain, port));
    Path data = Files.createDirectory(workspace.directory().resolve("data"));
    Files.writeString(data.resolve("in"), "from the host\n");
    Job job = workspace.submit();
    History history = job.awaitEnd(Ending.SUCCEEDED);
    history.assertOrder("service.ready store", "service.started client");
    assertThat(job.log("store")).contains("baked\nfrom the host");
    assertThat(job.log("client")).contains("/input\nfrom the host\nprotected\nknows the job\n");
    assertThat(data.resolve("out")).hasContent("it's $(here) image");
    assertThat(site.enroot().called("create")).as("unpacked to prepare").isOne();
  }

  @Test
  @DisplayName("an image starts what Compose would start")
  void whatAnImageStarts() {
    Job job =
        workspace(
                """
                  default: {image: %1$s}
                  command: {image: %1$s, command: ["with", "a  command"]}
                  entrypoint: {image: %1$s, entrypoint: ["pwd"]}
                """
                    .formatted(server))
            .submit();
    job.awaitEnd(Ending.SUCCEEDED);
    assertThat(job.log("default")).contains("entered by default");
    assertThat(job.log("command")).contains("entered with a  command");
    assertThat(job.log("entrypoint")).contains("/app");
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
                  FROM_IMAGE: spec
                command: |
                  cat /run/secrets/token
                  echo "[$EMPTY] [$LINES] [$QUOTED] [$FROM_IMAGE] [${PATH}] [${EMPTY-unset}]"
                  touch /here 2>/dev/null || echo nothing can be written
                  touch /scratch/here && echo but there
                  test -e %s || echo the host is not seen
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
            "[] [one\ntwo] ['quoted'] [spec] [/bin] []\n",
            "nothing can be written\nbut there\nthe host is not seen\n");
  }

  @Test
  @DisplayName("probes and hooks work inside the container, and each launch has one of its own")
  void besideTheService() throws IOException {
    Workspace workspace =
        workspace(
            """
              worker:
                image: %1$s
                volumes: ["./marks:/marks"]
                command: |
                  test ! -e /made || echo "this container was used before"
                  touch /made /tmp/up
                  until test -e /tmp/told && test -e /marks/seen; do sleep 0.1; done
                  cat /tmp/told
                  test -e /marks/failed && exit 0
                  touch /marks/failed
                  exit 7
                healthcheck: {test: ["CMD", "test", "-e", "/tmp/up"], interval: 1s}
                post_start: [{command: ["sh", "-c", "echo told by a hook > /tmp/told"]}]
                x-slurm: {failure_policy: {mode: restart_on_failure, max_restarts: 1, backoff_seconds: 1}}
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
    assertThat(job.log("worker").lines().filter(line -> line.endsWith("told by a hook")))
        .as("each of two launches")
        .hasSize(2);
    assertThat(job.log("worker")).doesNotContain("used before");
  }

  @Test
  @DisplayName("the tasks of a parallel service share a container on each node")
  void severalNodes() {
    Job job =
        workspace(
                """
                  all:
                    image: %s
                    command: 'echo "rank $RANK of $WORLD_SIZE at $MASTER_ADDR on $SLURMD_NODENAME"'
                    pre_stop: [{command: ["true"]}]
                    x-slurm: {nodes: 2, ntasks_per_node: 2}
                """
                    .formatted(plain),
                "nodes: 2, ntasks_per_node: 2")
            .submit();
    job.awaitEnd(Ending.SUCCEEDED);
    assertThat(job.log("all").lines().filter(line -> line.contains("of 4 at"))).hasSize(4);
  }

  @Test
  @DisplayName("a place that is not there when the container starts ends the job in words (S-056)")
  void missingDirectory() throws IOException {
    Workspace workspace =
        workspace(
            """
              app: {image: %s, command: ["true"], volumes: ["./data:/data"]}
            """
                .formatted(plain));
    assertThat(workspace.cli(workspace.starting("submit")).expect(3).stderr())
        .contains("which service 'app' mounts, does not exist");
    Files.createDirectory(workspace.directory().resolve("data"));
    FakeTool sbatch = FakeTool.in(workspace, "sbatch");
    sbatch.write("rmdir data; exec \"$real\" \"$@\"");
    Map<String, String> named =
        Map.of("HPC_COMPOSE_SBATCH_BIN", sbatch.directory().resolve("sbatch").toString());
    Job job =
        Job.from(
            workspace,
            workspace.cli(named, workspace.starting("submit", "--format", "json")).expect(0));
    job.awaitEnd(Ending.FAILED);
    assertThat(job.log("app")).contains("failed to mount");
  }

  private Workspace workspace(String services) {
    return workspace(services, "nodes: 1");
  }

  private Workspace workspace(String services, String allocation) {
    return Workspace.create(
        engine,
        """
        name: containers
        x-slurm: {time: "00:05:00", %s, cache_dir: %s}
        services:
        %s
        """
            .formatted(allocation, site.images().cache(), services.indent(0)));
  }
}
