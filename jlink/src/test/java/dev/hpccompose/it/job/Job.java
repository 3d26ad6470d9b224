package dev.hpccompose.it.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.it.process.Await;
import dev.hpccompose.it.process.Command;
import dev.hpccompose.it.process.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A job that was submitted.
 *
 * @param workspace where it was submitted
 * @param id its id in the scheduler
 */
public record Job(Workspace workspace, String id) {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final JsonMapper JSON = new JsonMapper();

  /** The job that the answer of {@code submit --format json} names. */
  public static Job from(Workspace workspace, Result answer) {
    JsonNode json = JSON.readTree(answer.stdout());
    assertThat(json.path("schema_version").asInt()).isEqualTo(1);
    return new Job(workspace, json.path("job_id").asString());
  }

  /** The newest job of a workspace, which {@code latest} or its only directory names. */
  public static Job newest(Workspace workspace) {
    JsonNode json = JSON.readTree(workspace.cli("status", "--format", "json").expect(0).stdout());
    return new Job(workspace, json.path("job_id").asString());
  }

  /** Every job that was submitted from a workspace. */
  public static List<Job> all(Workspace workspace) {
    JsonNode json = JSON.readTree(workspace.cli("jobs", "--format", "json").expect(0).stdout());
    return json.path("jobs")
        .valueStream()
        .map(job -> new Job(workspace, job.path("job_id").asString()))
        .toList();
  }

  /** Where its files are. */
  public Path directory() {
    return workspace.jobs().resolve(id);
  }

  /** What is recorded now. */
  public History history() {
    return History.read(directory());
  }

  /** Waits until the supervisor has recorded an event of a service. */
  public Event awaitEvent(String type, String service) {
    return Await.value(
        () -> type + " of " + service + " in " + evidence(),
        LIMIT,
        () -> history().of(type, service).stream().findFirst());
  }

  /** Waits until the supervisor of an attempt has recorded an event. */
  public Event awaitEvent(int attempt, String type) {
    return awaitEvent(attempt, type, LIMIT);
  }

  /** Waits for as long until the supervisor of an attempt has recorded an event. */
  public Event awaitEvent(int attempt, String type, Duration limit) {
    return Await.value(
        () -> type + " of attempt " + attempt + " in " + evidence(),
        limit,
        () -> history().batch(attempt).stream().filter(e -> e.type().equals(type)).findFirst());
  }

  /** Waits for the end of a later attempt and asserts the same as for the first one. */
  public History awaitEnd(int attempt, Ending ending) {
    Event last = awaitEvent(attempt, "attempt.finished");
    assertThat(last.text("outcome")).as("outcome in %s", last).isEqualTo(ending.outcome());
    history().assertWhole();
    return assertOver(ending);
  }

  /** Waits for the end and asserts what every ended job owes, whatever happened in it. */
  public History awaitEnd(Ending ending) {
    Event last = Await.value(() -> "the last event in " + evidence(), LIMIT, this::finished);
    assertThat(last.text("outcome")).as("outcome in %s", last).isEqualTo(ending.outcome());
    history().assertComplete();
    return assertOver(ending);
  }

  /** What can be seen from outside of a job that does not go on. */
  private String evidence() {
    return String.join(
        "\n",
        history().toString(),
        batchLog(),
        written(directory().resolve("logs"), ".log"),
        tree());
  }

  private String tree() {
    List<String> ps = List.of("ps", "-eo", "pid,ppid,stat,wchan:24,etimes,args", "--forest");
    return new Command(ps, workspace.directory(), Map.of()).run(LIMIT).stdout();
  }

  private History assertOver(Ending ending) {
    workspace.engine().assertEnded(id, ending);
    workspace.assertNothingLeft();
    assertStatusAgrees(ending);
    return history();
  }

  private Optional<Event> finished() {
    return history().batch().stream()
        .filter(event -> event.type().equals("attempt.finished"))
        .findFirst();
  }

  private void assertStatusAgrees(Ending ending) {
    String status = workspace.cli("status", "--job", id, "--format", "json").expect(0).stdout();
    assertThat(JSON.readTree(status).path("schema_version").asInt()).isEqualTo(2);
    assertThat(status).contains('"' + ending.outcome() + '"');
  }

  /** What a service has printed. */
  public String log(String service) {
    return workspace.cli("logs", "--job", id, "--service", service).expect(0).stdout();
  }

  /** What the batch script has printed. */
  public String batchLog() {
    return written(workspace.directory(), ".out");
  }

  private static String written(Path directory, String suffix) {
    if (!Files.isDirectory(directory)) {
      return "there is no " + directory;
    }
    try (var files = Files.list(directory)) {
      StringBuilder text = new StringBuilder();
      for (Path file : files.filter(f -> f.toString().endsWith(suffix)).toList()) {
        text.append(Files.readString(file));
      }
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
