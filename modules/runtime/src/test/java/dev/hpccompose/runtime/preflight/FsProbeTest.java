package dev.hpccompose.runtime.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hpccompose.events.SchedulerState;
import dev.hpccompose.images.ImageNeeds;
import dev.hpccompose.images.ImageOrder.Mode;
import dev.hpccompose.plan.CacheDirectory;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.runtime.fixture.ScriptedScheduler;
import dev.hpccompose.runtime.fixture.TestPlans;
import dev.hpccompose.runtime.preflight.PreflightReport.Entry;
import dev.hpccompose.runtime.spi.CheckSubject;
import dev.hpccompose.runtime.spi.Observation;
import dev.hpccompose.runtime.spi.SubmitReply;
import dev.hpccompose.runtime.spi.SubmitRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The talk of a probe with its job, which runs as a process here; on a cluster: PreflightSlurmIT.
 */
@Timeout(120)
class FsProbeTest {

  @TempDir Path directory;
  private final ScriptedScheduler scheduler = new ScriptedScheduler();
  private Path script;
  private final CompletableFuture<Process> job = new CompletableFuture<>();

  @BeforeEach
  void place() throws IOException {
    directory = Files.createDirectory(directory.resolve("it's a \"place\" $(id)"));
    script = directory.resolve("unset");
  }

  private PreflightReport run(Duration patience) {
    Plan plan = TestPlans.of(directory.resolve("compose.yaml"));
    ImageNeeds images = new ImageNeeds(Optional.of(plan), "1", Mode.MISSING);
    CheckSubject subject =
        new CheckSubject(
            Optional.of(plan),
            images,
            directory,
            CacheDirectory.given(directory),
            scheduler,
            Map.of());
    return new FsProbe(subject, plan, scheduler.renderer().dialect(), patience).run();
  }

  /** Takes the job, and starts it with its script changed. */
  private SubmitReply start(SubmitRequest request, UnaryOperator<String> change) {
    try {
      script = Files.createTempFile("probe", ".sh");
      Files.writeString(script, change.apply(Files.readString(request.script())));
      job.complete(new ProcessBuilder("/bin/bash", script.toString()).inheritIO().start());
      return scheduler.accept(request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int exitCode() {
    return job.join().onExit().join().exitValue();
  }

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(Path::toString).toList();
    }
  }

  @Test
  @DisplayName("both sides see renames and appends; neither job nor file is left")
  void bothSee() throws IOException {
    scheduler.submission = request -> start(request, text -> text);
    PreflightReport report = run(Duration.ofSeconds(60));
    assertThat(report.passed())
        .extracting(entry -> entry.finding().found())
        .singleElement()
        .asString()
        .contains("see the same files in " + directory, "there and back in");
    assertThat(exitCode()).isZero();
    assertThat(left()).isEmpty();
    assertThat(scheduler.cancelled).isEmpty();
  }

  @Test
  @DisplayName("a place that the job does not see is named, by the exit code of the job alone")
  void unseen() throws IOException {
    scheduler.submission =
        request -> start(request, text -> text.replaceFirst("HP_TOKEN=\\S+", "HP_TOKEN=other"));
    scheduler.whenAsked =
        () -> {
          int code = exitCode();
          scheduler.answers.put(
              "40",
              new Observation(
                  "40", SchedulerState.FAILED, "FAILED", Optional.empty(), Optional.of(code)));
        };
    assertThat(run(Duration.ofSeconds(60)).blockers())
        .extracting(entry -> entry.finding().found())
        .containsExactly("a compute node does not see what this node wrote into " + directory);
    assertThat(left()).isEmpty();
  }

  @Test
  @DisplayName("a job that does not start is cancelled, and its state told")
  void late() throws IOException {
    scheduler.answers.put(
        "40",
        new Observation(
            "40", SchedulerState.PENDING, "PENDING", Optional.of("Resources"), Optional.empty()));
    assertThat(run(Duration.ZERO).warnings())
        .map(Entry::finding)
        .singleElement()
        .satisfies(finding -> assertThat(finding.found()).contains("(PENDING, Resources)"));
    assertThat(scheduler.cancelled).hasSize(1);
    assertThat(left()).isEmpty();
  }

  @Test
  @DisplayName("what the scheduler refuses is in the way, in its own words")
  void refused() throws IOException {
    scheduler.submission = _ -> new SubmitReply.Refused(1, "invalid account\n");
    assertThat(run(Duration.ZERO).blockers())
        .singleElement()
        .satisfies(
            entry -> assertThat(entry.finding().found()).endsWith("probe job: invalid account"));
    assertThat(left()).isEmpty();
  }

  @Test
  @DisplayName("a job that nobody asks any more clears up by itself; its script is clean")
  void abandoned() throws IOException {
    boolean checker =
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(each -> Files.isExecutable(Path.of(each, "shellcheck")));
    assumeTrue(checker || System.getenv("CI") != null, "skipped: shellcheck is not installed");
    scheduler.submission =
        request -> {
          SubmitReply taken =
              start(request, text -> text.replace("HP_PATIENCE=60", "HP_PATIENCE=0"));
          assertThat(exitCode()).isZero();
          assertThat(request.root()).doesNotExist();
          return taken;
        };
    run(Duration.ZERO);
    ProcessBuilder check =
        new ProcessBuilder("shellcheck", "--exclude=SC2016", script.toString()).inheritIO();
    assertThat(check.start().onExit().join().exitValue()).isZero();
    assertThat(left()).isEmpty();
  }
}
