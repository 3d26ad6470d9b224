package dev.hpccompose.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.it.containers.ContainerSite;
import dev.hpccompose.it.job.Ending;
import dev.hpccompose.it.job.Engine;
import dev.hpccompose.it.job.Job;
import dev.hpccompose.it.job.Workspace;
import dev.hpccompose.it.slurm.RealSlurm;
import dev.hpccompose.it.slurm.SlurmCluster;
import java.io.IOException;
import java.nio.file.Files;
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
    plain = site.push("team/tools:1", "--config.env=PATH=/bin", "--config.env=FROM_IMAGE=image");
    server =
        site.push(
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
  @DisplayName("S-002, S-011, S-022: services of prepared and plain images work together")
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
            .formatted(allocation, site.cache(), services.indent(0)));
  }
}
