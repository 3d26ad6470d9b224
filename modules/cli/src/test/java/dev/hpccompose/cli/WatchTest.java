package dev.hpccompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.cli.internal.output.Schemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looking at a job of the embedded engine, and ending it. */
class WatchTest {

  @TempDir Path directory;
  private Shell shell;

  @BeforeEach
  void world() {
    World.copyTo(directory);
    shell = new Shell(directory);
  }

  @AfterEach
  void end() {
    shell.run("cancel", "-f", "long.yaml", "--wait");
  }

  @Test
  @DisplayName("submit tells the paths that somebody needs later (S-066, S-072)")
  void submitTellsThePaths() {
    Shell.Result result =
        shell.run("submit", "--local", "-f", "long.yaml", "--script-out", "kept.sh");
    assertThat(result.out())
        .isEqualTo(
            """
            job local-1 runs on this machine
              services   processes of this machine
              script     kept.sh
              cache      cache
              logs       first   .hpc-compose/local-1/logs/first.log
                         second  .hpc-compose/local-1/logs/second.log
              batch log  .hpc-compose/local-1/batch.log
              records    .hpc-compose/local-1
            """);
    assertThat(directory.resolve("kept.sh")).exists();
  }

  @Test
  @DisplayName("documents of jobs follow their schemas, before and after the end (S-027, S-077)")
  void documentsFollowTheirSchemas() {
    follows("submit", shell.run("submit", "--local", "-f", "long.yaml", "--json"));
    awaitReady();
    everyDocument();
    shell.run("cancel", "-f", "long.yaml", "--wait");
    everyDocument();
  }

  @Test
  @DisplayName("cancel ends the job once, and says so when it had ended (S-088)")
  void cancelEndsTheJob() {
    shell.run("up", "-d", "--local", "-f", "long.yaml");
    awaitReady();
    Shell.Result first = shell.run("cancel", "-f", "long.yaml", "--wait");
    assertThat(first.out()).startsWith("job local-1 cancelled after");
    assertThat(first.exitCode()).isZero();
    Shell.Result second = shell.run("cancel", "-f", "long.yaml");
    assertThat(second.out()).startsWith("nothing to cancel: job local-1 cancelled after");
    assertThat(second.exitCode()).isZero();
    assertThat(shell.run("status", "-f", "long.yaml").out()).startsWith("long: cancelled after");
  }

  @Test
  @DisplayName("logs prints all services, one, or the ends of both (S-087)")
  void logsPrintsWhatIsWanted() {
    runQuick();
    assertThat(shell.run("logs", "-f", "quick.yaml").out())
        .isEqualTo("server | listening\nclient | hello\nclient | unfinished\n");
    assertThat(shell.run("logs", "-f", "quick.yaml", "client").out())
        .isEqualTo("hello\nunfinished\n");
    assertThat(shell.run("logs", "-f", "quick.yaml", "--service", "client", "--tail", "1").out())
        .isEqualTo("unfinished\n");
    assertThat(shell.run("logs", "-f", "quick.yaml", "--follow", "server").out())
        .isEqualTo("listening\n");
    Shell.Result wrong = shell.run("logs", "-f", "quick.yaml", "cleint");
    assertThat(wrong.err())
        .isEqualTo(
            "error: there is no service 'cleint' in this run\nhint: did you mean 'client'?\n");
    assertThat(wrong.exitCode()).isEqualTo(2);
  }

  @Test
  void aRunIsFoundByItsJobAndByItsId() {
    runQuick();
    shell.run("up", "--local", "-f", "failing.yaml");
    String status = shell.run("status", "--job", "local-1").out();
    assertThat(status).startsWith("quick: succeeded");
    String run = status.lines().filter(line -> line.contains("  run ")).findFirst().orElseThrow();
    assertThat(shell.run("status", "--job", run.strip().substring(3).strip()).out())
        .startsWith("quick: succeeded");
  }

  @Test
  @DisplayName("state.json has the state of each service, for programs inside the job (S-271)")
  void stateOfServicesIsInAFile() throws IOException {
    runQuick();
    assertThat(Files.readString(directory.resolve(".hpc-compose/local-1/state.json")))
        .contains("\"outcome\":\"succeeded\"")
        .containsPattern("\"client\":\\{[^}]*\"last_exit_code\":0[^}]*}");
  }

  @Test
  void readingChangesNoByte() {
    runQuick();
    Map<Path, String> before = contents();
    for (String command : List.of("status", "ps", "logs", "events", "watch", "checkpoints")) {
      assertThat(shell.run(command, "-f", "quick.yaml").exitCode()).isZero();
    }
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void aJobWhoseSubmitterDiedBeforeItRecordedItIsFound() throws IOException {
    shell.run("submit", "--local", "-f", "long.yaml");
    awaitReady();
    shell.run("cancel", "-f", "long.yaml", "--wait");
    Path submit = directory.resolve(".hpc-compose/local-1/events/submit.jsonl");
    List<String> lines = Files.readAllLines(submit);
    Files.write(
        submit, lines.stream().filter(line -> !line.contains("\"job.submitted\"")).toList());
    assertThat(shell.run("status", "-f", "long.yaml").out())
        .startsWith("long: cancelled")
        .contains("job        local-1");
  }

  @Test
  void damageInTheHistoryIsFound() throws IOException {
    runQuick();
    Shell.Result whole = shell.run("events", "-f", "quick.yaml", "--verify");
    assertThat(whole.out()).startsWith("the history is whole:");
    assertThat(whole.exitCode()).isZero();
    Path batch = directory.resolve(".hpc-compose/local-1/events/batch-0.jsonl");
    Files.writeString(batch, "no event\n", StandardOpenOption.APPEND);
    Shell.Result damaged = shell.run("events", "-f", "quick.yaml", "--verify");
    assertThat(damaged.out()).startsWith("events/batch-0.jsonl, byte ");
    assertThat(damaged.exitCode()).isEqualTo(4);
  }

  @Test
  void everyLineOfTheHistoryIsOneJsonObject() {
    runQuick();
    Shell.Result lines = shell.run("events", "-f", "quick.yaml", "--format", "jsonl", "--follow");
    assertThat(lines.out().lines()).allMatch(line -> line.startsWith("{\"writer\":\""));
    assertThat(lines.out().lines().toList().getLast()).contains("\"attempt.finished\"");
  }

  private void awaitReady() {
    Instant deadline = Instant.now().plusSeconds(30);
    while (!shell.run("ps", "-f", "long.yaml", "--json").out().contains("\"state\": \"ready\"")) {
      assertThat(Instant.now()).isBefore(deadline);
      Thread.onSpinWait();
    }
  }

  private void runQuick() {
    assertThat(shell.run("up", "--local", "-f", "quick.yaml").exitCode()).isZero();
  }

  private void everyDocument() {
    follows("status", shell.run("status", "-f", "long.yaml", "--json"));
    follows("ps", shell.run("ps", "-f", "long.yaml", "--format", "json"));
    follows("events", shell.run("events", "-f", "long.yaml", "--format", "json"));
  }

  private static void follows(String name, Shell.Result result) {
    assertThat(result.exitCode()).isZero();
    assertThat(Schema.parse(Schemas.of(name).orElseThrow()).violations(result.out())).isEmpty();
  }

  private Map<Path, String> contents() {
    Map<Path, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory.resolve(".hpc-compose"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(file, Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return contents;
  }
}
