package dev.hpccompose.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.it.containers.LocalSite;
import dev.hpccompose.it.job.Ending;
import dev.hpccompose.it.job.Engine;
import dev.hpccompose.it.job.Job;
import dev.hpccompose.it.job.Workspace;
import dev.hpccompose.it.process.Await;
import dev.hpccompose.it.process.HostProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a spec for Pyxis means on a machine without Slurm, whatever tool runs its containers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LocalContainerScenarios {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final String preparation;

  private LocalSite site;
  private String plain;
  private String server;

  /**
   * The scenarios.
   *
   * @param preparation how a service gets its image prepared; empty where the tool cannot
   */
  LocalContainerScenarios(String preparation) {
    this.preparation = preparation;
  }

  /** The machine, or an aborted test. */
  abstract LocalSite open();

  @BeforeAll
  void openTheSite() {
    site = open();
    plain =
        site.images()
            .push("team/tools:1", "--config.env=PATH=/bin", "--config.env=FROM_IMAGE=image");
    server =
        site.images()
            .push(
                "team/server:1",
                "--config.env=PATH=/bin",
                "--config.workingdir=/app",
                "--config.entrypoint=echo",
                "--config.entrypoint=entered",
                "--config.cmd=by default");
  }

  @AfterAll
  void closeTheSite() {
    if (site != null) {
      site.close();
    }
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(site.containers().get()).isEmpty();
  }

  @Test
  @DisplayName("--local runs a spec for Pyxis in containers, and says so (S-009, S-013, S-014)")
  void whatAContainerHas() throws IOException {
    Workspace workspace =
        workspace(
            """
              server:
                image: %1$s
                %4$s
                command: "trap 'echo asked; exit 0' TERM; touch /tmp/up; ls /baked; while :; do sleep 0.1; done"
                healthcheck: {test: ["CMD", "test", "-e", "/tmp/up"], interval: 1s}
              default: {image: %2$s}
              command: {image: %2$s, command: ["with", "a  command"]}
              entrypoint: {image: %2$s, entrypoint: ["pwd"]}
              main:
                image: %1$s
                depends_on: {server: {condition: service_healthy}}
                read_only: true
                tmpfs: [/scratch]
                secrets: [token]
                working_dir: /data
                volumes: ["./data:/data:ro"]
                environment:
                  EMPTY: ""
                  LINES: "one\\ntwo\\\\n"
                  QUOTED: "'quoted'"
                  FROM_IMAGE: spec
                  HIDDEN: from-all-eyes
                command: |
                  pwd; cat /run/secrets/token
                  echo "[$EMPTY] [$LINES] [$QUOTED] [$FROM_IMAGE] [$PATH] [${EMPTY-unset}] [$OF_JOB]"
                  touch /here 2>/dev/null || echo nothing can be written
                  touch /scratch/here && echo but there
                  touch /data/here 2>/dev/null || echo not there either
                  test -e %3$s || echo the host is not seen
                  until test -e go; do sleep 0.1; done
                  exit 5
            secrets:
              token: {file: ./token}
            """
                .formatted(plain, server, site.directory(), preparation));
    Files.writeString(workspace.directory().resolve("token"), "s3cret\n");
    Path data = Files.createDirectory(workspace.directory().resolve("data"));
    assertThat(workspace.cli(workspace.starting("plan")).expect(0).stdout())
        .contains("containers of " + site.tool() + " (");
    Job job = workspace.submit();
    job.awaitEvent("service.started", "main");
    Await.until("the end of main's script", LIMIT, () -> job.log("main").contains("not seen"));
    assertThat(HostProcess.marked(workspace.marker()))
        .noneMatch(process -> process.commandLine().contains("from-all-eyes"));
    Files.createFile(data.resolve("go"));
    assertThat(
            job.awaitEnd(Ending.FAILED).of("service.exited", "main").getFirst().number("exit_code"))
        .isEqualTo(5);
    assertThat(job.log("server")).contains("asked");
    assertThat(job.log("server").contains("/baked\n")).isEqualTo(!preparation.isEmpty());
    assertThat(job.log("default")).contains("entered by default");
    assertThat(job.log("command")).contains("entered with a  command");
    assertThat(job.log("entrypoint")).contains("/app");
    assertThat(job.log("main"))
        .contains(
            "/data\ns3cret\n",
            "[] [one\ntwo\\n] ['quoted'] [spec] [/bin] [] [job's]\n",
            "nothing can be written\nbut there\nnot there either\nthe host is not seen\n");
  }

  @Test
  @DisplayName("probes and hooks work inside the container, and each launch has one of its own")
  void besideTheService() throws IOException {
    Workspace workspace =
        workspace(
            """
              main:
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
                environment: {WORDS: "two  words"}
                healthcheck: {test: ["CMD", "test", "-e", "/tmp/up"], interval: 1s}
                post_start: [{command: ["sh", "-c", "echo told by a hook in $$WORDS > /tmp/told"]}]
                x-slurm: {failure_policy: {mode: restart_on_failure, max_restarts: 1, backoff_seconds: 1}}
              witness:
                image: %1$s
                volumes: ["./marks:/marks"]
                depends_on: {main: {condition: service_healthy}}
                command: ["touch", "/marks/seen"]
            """
                .formatted(plain));
    Files.createDirectory(workspace.directory().resolve("marks"));
    Job job = workspace.submit();
    job.awaitEnd(Ending.SUCCEEDED);
    assertThat(job.log("main").lines().filter(line -> line.endsWith("hook in two words")))
        .as("each of two launches")
        .hasSize(2);
    assertThat(job.log("main")).doesNotContain("used before");
  }

  @Test
  @DisplayName(
      "what a killed job leaves is removed with the next job, and no other job's container")
  void leftovers() throws IOException {
    Workspace killed =
        workspace("  main: {image: %s, command: echo up; sleep 100}\n".formatted(plain));
    Job job = killed.submit();
    Await.until("main runs", LIMIT, () -> job.log("main").contains("up"));
    Await.until(
        "all are killed",
        LIMIT,
        () -> {
          HostProcess.marked(killed.marker()).stream()
              .sorted(Comparator.comparingInt(LocalContainerScenarios::rank))
              .forEach(LocalContainerScenarios::kill);
          return HostProcess.marked(killed.marker()).isEmpty();
        });
    // what monitors a container of Podman may have been faster than the one who killed it
    assertThat(site.containers().get()).hasSizeLessThanOrEqualTo(1);
    Workspace next =
        workspace(
            "  main: {image: %s, command: until test -e /hpc-compose/job/go; do sleep 0.1; done}\n"
                .formatted(plain));
    Job running = next.submit();
    running.awaitEvent("service.started", "main");
    workspace("  main: {image: %s, command: [\"true\"]}\n".formatted(plain)).up().expect(0);
    Await.until("one is left", LIMIT, () -> site.containers().get().size() == 1);
    Files.createFile(running.directory().resolve("go"));
    running.awaitEnd(Ending.SUCCEEDED);
  }

  /** What is said of a service that the tool cannot run. */
  final String refused(String service) {
    Workspace workspace = workspace("  main: {" + service + ", command: [\"true\"]}\n");
    String said = workspace.up().stderr();
    assertThat(workspace.jobs().resolve("runs")).doesNotExist();
    return said;
  }

  /** Nobody is left who could remove a container when its own process is killed. */
  private static int rank(HostProcess process) {
    if (process.commandLine().contains("script.sbatch")) {
      return 0;
    }
    return process.commandLine().contains("podman") ? 1 : 2;
  }

  private static void kill(HostProcess process) {
    ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
  }

  private Workspace workspace(String services) {
    return Workspace.create(
        new Engine.Machine(site.environment()),
        """
        name: containers
        x-slurm: {time: "00:05:00", main: main, cache_dir: %s, setup: ["export OF_JOB=\\"job's\\" FROM_IMAGE=job"]}
        services:
        %s
        """
            .formatted(site.images().cache(), services.indent(0)));
  }
}
