package dev.hpccompose.it.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.it.process.Await;
import dev.hpccompose.it.process.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
        () -> type + " of " + service + " in " + history().batch() + "\n" + batchLog(),
        LIMIT,
        () -> history().of(type, service).stream().findFirst());
  }

  /** Waits for the end and asserts what every ended job owes, whatever happened in it. */
  public History awaitEnd(Ending ending) {
    Event last =
        Await.value(
            () -> "the last event in " + history().batch() + "\n" + batchLog(),
            LIMIT,
            this::finished);
    assertThat(last.text("outcome")).as("outcome in %s", last).isEqualTo(ending.outcome());
    History history = history();
    history.assertComplete();
    workspace.engine().assertEnded(id, ending);
    workspace.assertNothingLeft();
    assertStatusAgrees(ending);
    return history;
  }

  private Optional<Event> finished() {
    return history().batch().stream()
        .filter(event -> event.type().equals("attempt.finished"))
        .findFirst();
  }

  private void assertStatusAgrees(Ending ending) {
    String status = workspace.cli("status", "--job", id, "--format", "json").expect(0).stdout();
    assertThat(JSON.readTree(status).path("schema_version").asInt()).isEqualTo(1);
    assertThat(status).contains('"' + ending.outcome() + '"');
  }

  /** What a service has printed. */
  public String log(String service) {
    return workspace.cli("logs", "--job", id, "--service", service).expect(0).stdout();
  }

  private String batchLog() {
    try (var files = Files.list(workspace.directory())) {
      StringBuilder text = new StringBuilder();
      for (Path file : files.filter(f -> f.toString().endsWith(".out")).toList()) {
        text.append(Files.readString(file));
      }
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
