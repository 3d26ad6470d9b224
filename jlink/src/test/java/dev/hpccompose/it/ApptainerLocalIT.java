package dev.hpccompose.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.it.containers.ApptainerSite;
import dev.hpccompose.it.containers.ImageSite;
import dev.hpccompose.it.job.Ending;
import dev.hpccompose.it.job.Engine;
import dev.hpccompose.it.job.History;
import dev.hpccompose.it.job.Job;
import dev.hpccompose.it.job.Workspace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The embedded engine runs containers where Apptainer is there. */
class ApptainerLocalIT {

  private static ImageSite site;
  private static String image;

  @BeforeAll
  static void openTheSite() {
    site = ApptainerSite.open();
    image = site.push("team/tools:1", "--config.env=PATH=/bin", "--config.env=FROM_IMAGE=image");
  }

  @AfterAll
  static void closeTheSite() {
    if (site != null) {
      site.close();
    }
  }

  @Test
  @DisplayName(
      "--local runs a spec for Pyxis in containers, prepare commands and OCI layouts included"
          + " (S-009)")
  void containers() {
    Workspace workspace =
        workspace(
            """
              server:
                image: %1$s
                x-runtime: {prepare: {commands: ["echo baked > /baked"]}}
                command: "trap 'echo asked; exit 0' TERM; cat /baked; echo up; while :; do sleep 0.1; done"
                healthcheck: {test: ["CMD", "test", "-e", "/baked"], interval: 1s}
              main:
                image: %3$s
                depends_on: {server: {condition: service_healthy}}
                command: 'echo "$FROM_IMAGE in $HPC_COMPOSE_JOB_DIR"; test -e %2$s || exit 5'
            """
                .formatted(image, site.directory(), site.layout("team/tools:1")));
    Job job = workspace.submit();
    History history = job.awaitEnd(Ending.FAILED);
    assertThat(history.of("service.exited", "main").getFirst().number("exit_code")).isEqualTo(5);
    assertThat(job.log("main")).contains("image in /hpc-compose/job");
    assertThat(job.log("server")).contains("baked\nup\n", "asked");
  }

  @Test
  @DisplayName("a spec for host processes runs them, whatever containers there are")
  void hostProcesses() {
    Workspace workspace =
        Workspace.create(
            new Engine.Local(),
            """
            runtime: {backend: host}
            services:
              app: {command: "test -e /usr/bin/apptainer && echo the host"}
            """);
    Job job = workspace.submit();
    job.awaitEnd(Ending.SUCCEEDED);
    assertThat(job.log("app")).contains("the host");
  }

  private static Workspace workspace(String services) {
    return Workspace.create(
        new Engine.Local(),
        """
        name: containers
        x-slurm: {time: "00:05:00", main: main, cache_dir: %s}
        services:
        %s
        """
            .formatted(site.cache(), services.indent(0)));
  }
}
