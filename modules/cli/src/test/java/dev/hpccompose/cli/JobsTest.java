package dev.hpccompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.cli.internal.output.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many jobs: listing them, and removing their records. */
class JobsTest {

  @TempDir Path directory;
  private FakeCluster cluster;

  @BeforeEach
  void world() {
    World.copyTo(directory);
    cluster = FakeCluster.in(directory);
  }

  @Test
  void jobsAreListedNewestFirstAndTheSchedulerIsAskedOnce() {
    run("submit", "-f", "long.yaml");
    run("submit", "-f", "compose.yaml");
    int before = queries();
    Shell.Result listed = run("jobs");
    assertThat(queries() - before).isEqualTo(1);
    assertThat(listed.out().lines().skip(1))
        .satisfiesExactly(
            line -> assertThat(line).contains("4711").contains("queued").endsWith("compose.yaml"),
            line -> assertThat(line).contains("4711").contains("queued").endsWith("long.yaml"));
  }

  @Test
  void jobsOfDirectoriesBelowAreFound() throws IOException {
    Path inner = Files.createDirectories(directory.resolve("a/b"));
    World.copyTo(inner);
    run(inner, "submit", "-f", "long.yaml");
    assertThat(run("jobs").out()).contains("a/b/long.yaml");
    assertThat(run("jobs", "a/b").out()).contains("a/b/long.yaml");
    assertThat(run("jobs", "a/nothing").err()).contains("is not a directory");
  }

  @Test
  void jobsAreChosenByStateAndName() {
    run("submit", "-f", "long.yaml");
    assertThat(run("jobs", "--state", "queued").out()).contains("long.yaml");
    assertThat(run("jobs", "--state", "running").err()).contains("no jobs below .");
    assertThat(run("jobs", "--name", "long").out()).contains("long.yaml");
    assertThat(run("jobs", "--name", "other").err()).contains("no jobs below .");
    assertThat(run("jobs", "--state", "runing").err()).contains("did you mean 'running'?");
  }

  @Test
  void notMoreIsReadThanIsAskedFor() {
    run("submit", "-f", "long.yaml");
    run("submit", "-f", "long.yaml");
    Shell.Result one = run("jobs", "-n", "1");
    assertThat(one.out().lines()).hasSize(2);
    assertThat(one.err()).contains("--all looks at every one");
    assertThat(run("jobs", "--all").err()).isEmpty();
  }

  @Test
  @DisplayName("the document of jobs follows its schema (S-027, D-12)")
  void theDocumentFollowsItsSchema() {
    run("submit", "-f", "long.yaml");
    Schema schema = Schema.parse(Schemas.of("jobs").orElseThrow());
    assertThat(schema.violations(run("jobs", "--json").out())).isEmpty();
  }

  @Test
  @DisplayName("clean --all removes every job of the spec but the newest (S-096)")
  void cleanAllLeavesTheNewest() {
    submitAndEnd("long.yaml");
    submitAndEnd("long.yaml");
    submitAndEnd("compose.yaml");
    Shell.Result result = run("clean", "--all", "-f", "long.yaml");
    assertThat(result.out()).startsWith("removed job 4711 (cancelled, ").contains("removed 1 job,");
    assertThat(runs()).hasSize(2);
    assertThat(run("status", "-f", "long.yaml").exitCode()).isZero();
    assertThat(run("clean", "--all", "-f", "long.yaml").out()).isEqualTo("removed 0 jobs, 0 B\n");
  }

  @Test
  @DisplayName("clean --age removes what ended longer ago (S-095)")
  void cleanByAge() {
    submitAndEnd("long.yaml");
    assertThat(run("clean", "--age", "1", "-f", "long.yaml").out())
        .isEqualTo("removed 0 jobs, 0 B\n");
    assertThat(run("clean", "--age", "0", "-f", "long.yaml", "--dry-run").out())
        .startsWith("would remove job 4711");
    assertThat(runs()).hasSize(1);
    assertThat(run("clean", "--age", "0", "-f", "long.yaml").out()).startsWith("removed job 4711");
    assertThat(runs()).isEmpty();
    assertThat(directory.resolve(".hpc-compose").toFile().list()).containsExactly("runs");
  }

  @Test
  void cleanNeverRemovesAJobThatMayStillRun() {
    run("submit", "-f", "long.yaml");
    for (String state : List.of("PENDING", "RUNNING", "COMPLETING", "WHO_KNOWS")) {
      cluster.says(state, "None");
      Shell.Result result = run("clean", "--age", "0", "-f", "long.yaml");
      assertThat(result.err()).as(state).startsWith("kept job 4711: ");
      assertThat(runs()).as(state).hasSize(1);
    }
    assertThat(run("clean", "--age", "0", "-f", "long.yaml", "--force").out())
        .contains("removed 1 job");
  }

  @Test
  void cleanTakesAwayTheNameBesideASpecElsewhere() throws IOException {
    Path elsewhere = Files.createDirectories(directory.resolve("elsewhere"));
    run(elsewhere, "submit", "-f", "../long.yaml");
    run(elsewhere, "cancel", "-f", "../long.yaml");
    assertThat(runs()).hasSize(1);
    assertThat(run("clean", "--age", "0", "-f", "long.yaml").out()).contains("removed 1 job");
    assertThat(runs()).isEmpty();
    assertThat(elsewhere.resolve(".hpc-compose/runs").toFile().list()).isEmpty();
  }

  @Test
  void cleanNeedsToKnowWhatAndShowsWhatThereIs() {
    submitAndEnd("long.yaml");
    assertThat(run("clean", "-f", "long.yaml").err()).contains("needs one of --age");
    assertThat(run("clean", "--all", "--age", "3").exitCode()).isEqualTo(2);
    assertThat(run("clean", "--disk-usage", "-f", "long.yaml").out())
        .startsWith("JOB")
        .contains("1 job, ");
  }

  @Test
  void downWaitsForTheEndAndRemovesRecordsWhenItIsToldTo() {
    run("submit", "-f", "long.yaml");
    assertThat(run("down", "-f", "long.yaml", "--records").err())
        .contains("cannot ask: this is not a terminal");
    assertThat(cluster.calls()).doesNotContain("scancel");
    Shell.Result result = run("down", "-f", "long.yaml", "--records", "--yes");
    assertThat(result.out())
        .startsWith("job 4711 cancelled before it started\nremoved its records, ");
    assertThat(runs()).isEmpty();
  }

  private Shell.Result run(String... args) {
    return run(directory, args);
  }

  private Shell.Result run(Path where, String... args) {
    return new Shell(where).run(cluster.environment(), args);
  }

  private void submitAndEnd(String spec) {
    cluster.says("PENDING", "None");
    run("submit", "-f", spec);
    run("cancel", "-f", spec);
  }

  private int queries() {
    return (int) cluster.calls().stream().filter("squeue"::equals).count();
  }

  private List<Path> runs() {
    try (Stream<Path> runs = Files.list(directory.resolve(".hpc-compose/runs"))) {
      return runs.toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
