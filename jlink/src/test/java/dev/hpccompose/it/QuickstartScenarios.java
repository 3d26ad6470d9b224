package dev.hpccompose.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.it.job.Ending;
import dev.hpccompose.it.job.Engine;
import dev.hpccompose.it.job.History;
import dev.hpccompose.it.job.Job;
import dev.hpccompose.it.job.Workspace;
import dev.hpccompose.it.process.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The first thing that a newcomer sees. */
abstract class QuickstartScenarios {

  private static final Path SPEC = Path.of("../examples/quickstart.yaml");
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private final Workspace workspace;

  QuickstartScenarios(Engine engine) throws IOException {
    this.workspace = Workspace.create(engine, Files.readString(SPEC));
  }

  @Test
  @DisplayName(
      "the quickstart starts in order, computes, ends and leaves a history (S-001 S-015 S-076)")
  void runsTheQuickstart() {
    Instant begin = Instant.now();
    Result result = workspace.up().expect(0);
    assertThat(Duration.between(begin, Instant.now())).isLessThan(LIMIT);
    assertThat(result.stdout()).contains("the sum is 55");
    Job job = Job.newest(workspace);
    History history = job.awaitEnd(Ending.SUCCEEDED);
    history.assertOrder(
        "service.ready server",
        "service.started worker",
        "service.ready worker",
        "service.started client",
        "service.exited client",
        "attempt.finished");
    assertThat(history.all().map(event -> event.type()))
        .contains("run.planned", "script.rendered", "job.submitted");
  }

  @Test
  @DisplayName("each service's log is told apart (S-087)")
  void tellsLogsApart() {
    workspace.up().expect(0);
    Job job = Job.newest(workspace);
    assertThat(job.log("client")).contains("5 squared is 25").doesNotContain("squaring");
    assertThat(job.log("worker")).contains("squaring 5").doesNotContain("squared is");
  }

  @Test
  @DisplayName("looking at a job changes no byte of it")
  void readsWithoutWriting() throws IOException {
    workspace.up().expect(0);
    Map<String, String> before = snapshot();
    for (String command : new String[] {"status", "ps", "logs", "events"}) {
      workspace.cli(command, "-f", "compose.yaml").expect(0);
    }
    assertThat(snapshot()).isEqualTo(before);
  }

  private Map<String, String> snapshot() throws IOException {
    try (var files = Files.walk(workspace.jobs())) {
      return files
          .filter(Files::isRegularFile)
          .collect(Collectors.toMap(Path::toString, QuickstartScenarios::fingerprint));
    }
  }

  private static String fingerprint(Path file) {
    try {
      return Files.getLastModifiedTime(file) + "\n" + Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
