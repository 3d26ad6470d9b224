package dev.hpccompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.cli.internal.output.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code events --verify} on a real history that somebody touched (F-26, F-12). */
class VerifyTest {

  @TempDir private Path directory;
  private Path run = Path.of("");

  @BeforeEach
  void aJobThatFailed() throws IOException {
    World.copyTo(directory);
    assertThat(shell().run("up", "--local", "-f", "failing.yaml").exitCode()).isEqualTo(5);
    run = directory.resolve(".hpc-compose/latest").toRealPath();
  }

  @Test
  void an_untouched_history_is_whole_and_all_of_it_is_sealed() {
    Shell.Result result = verify();
    assertThat(result.out()).matches("the history is whole: \\d+ events of 2 writers\n");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void an_edited_exit_code_is_found_with_its_file_F_26() throws IOException {
    Path history = run.resolve("events/batch-0.jsonl");
    String text = Files.readString(history);
    Files.writeString(history, text.replaceFirst("\"exit_code\":\\d", "\"exit_code\":7"));
    assertFound("events/batch-0.jsonl, byte \\d+: the seal does not fit: .*");
  }

  @Test
  void an_edited_script_is_found_F_26() throws IOException {
    Files.writeString(
        run.resolve("script.sbatch"), Files.readString(run.resolve("script.sbatch")) + "#");
    assertFound("script.sbatch, byte 0: it is not as event submit:\\d says: recorded .*");
  }

  @Test
  void an_edited_spec_is_found_F_26() throws IOException {
    Files.writeString(run.resolve("spec.yaml"), Files.readString(run.resolve("spec.yaml")) + "#");
    assertFound("spec.yaml, byte 0: it is not as event submit:\\d says: recorded .*");
  }

  @Test
  void a_state_that_tells_another_end_is_found_F_26() throws IOException {
    Path state = run.resolve("state.json");
    Files.writeString(
        state,
        Files.readString(state).replace("\"outcome\":\"failed\"", "\"outcome\":\"succeeded\""));
    assertFound("state.json, byte 0: it is not as event batch-0:\\d+ says: recorded failed .*");
  }

  @Test
  void an_end_that_a_service_put_there_is_found_and_changes_nothing_F_12() throws IOException {
    String end =
        Files.readAllLines(run.resolve("events/batch-0.jsonl")).stream()
            .filter(line -> line.contains("attempt.finished"))
            .findFirst()
            .orElseThrow()
            .replaceFirst("\"seq\":\\d+", "\"seq\":1")
            .replaceFirst(
                "\"outcome\":\"failed\",\"exit_code\":\\d+",
                "\"outcome\":\"succeeded\",\"exit_code\":0");
    Files.writeString(run.resolve("events/a.jsonl"), end + "\n");
    assertFound("events/a.jsonl, byte 0: a does not write attempt.finished: .*");
    assertThat(shell().run("status", "-f", "failing.yaml").out()).contains("failed");
  }

  @Test
  void what_is_not_sealed_is_said_and_is_no_finding() throws IOException {
    Path history = run.resolve("events/submit.jsonl");
    List<String> lines = Files.readAllLines(history);
    Files.write(history, lines.subList(0, lines.size() - 1));
    Shell.Result result = verify();
    assertThat(result.out())
        .contains("events/submit.jsonl: the last " + (lines.size() - 1) + " lines are not sealed\n")
        .contains("the history is whole: ");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void the_document_has_codes_places_evidence_and_seals() throws IOException {
    Files.writeString(run.resolve("spec.yaml"), "another");
    Shell.Result result = shell().run("events", "-f", "failing.yaml", "--verify", "--json");
    assertThat(result.exitCode()).isEqualTo(4);
    assertThat(result.out())
        .contains(
            "\"code\": \"file_changed\"", "\"file\": \"spec.yaml\"", "\"evidence\": \"recorded ")
        .contains("\"seals\": [");
    assertThat(Schema.parse(Schemas.of("events").orElseThrow()).violations(result.out())).isEmpty();
  }

  private void assertFound(String line) {
    Shell.Result result = verify();
    assertThat(result.exitCode()).isEqualTo(4);
    assertThat(result.out().lines().toList()).anyMatch(text -> text.matches(line));
  }

  private Shell.Result verify() {
    return shell().run("events", "-f", "failing.yaml", "--verify");
  }

  private Shell shell() {
    return new Shell(directory);
  }
}
