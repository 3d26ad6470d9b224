package dev.hpccompose.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking at jobs whose records are cut, dated wrongly, or on a medium that takes no writes. */
class FaultTest {

  private static final Pattern AT = Pattern.compile("\"at\":\"([^\"]+)\"");

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
  @DisplayName("a log that ends at any byte of its last four lines is read without a complaint")
  void cutAnywhere() throws IOException {
    assertThat(shell.run("up", "--local", "-f", "quick.yaml").exitCode()).isZero();
    Path batch = directory.resolve(".hpc-compose/local-1/events/batch-0.jsonl");
    byte[] whole = Files.readAllBytes(batch);
    int lines = events().size();
    List<String> all = events();
    int seal = start(whole, 1); // no event, and the very last line
    for (int end = start(whole, 4); end < whole.length; end++) {
      Files.write(batch, Arrays.copyOf(whole, end));
      List<String> left = events();
      assertThat(all).as("cut at %d", end).containsAll(left);
      assertThat(left)
          .hasSizeBetween(end < seal ? lines - 3 : lines, end < seal ? lines - 1 : lines);
      for (String command : List.of("status", "ps", "jobs")) {
        Shell.Result result = "jobs".equals(command) ? shell.run(command) : quick(command);
        assertThat(result.exitCode()).as("%s, cut at %d: %s", command, end, result).isZero();
        assertThat(result.err()).as("%s, cut at %d", command, end).isEmpty();
        assertThat(result.out()).doesNotContain("null");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {10, -10})
  @DisplayName("the clock of a node that is ten minutes off changes no order and no sign")
  void wrongClock(long minutes) throws IOException {
    assertThat(shell.run("up", "--local", "-f", "quick.yaml").exitCode()).isZero();
    Map<String, List<String>> order = byWriter();
    String logs = quick("logs").out();
    shift(".hpc-compose/local-1/events/batch-0.jsonl", Duration.ofMinutes(minutes));
    assertThat(byWriter()).isEqualTo(order);
    assertThat(events().getFirst()).contains("submit:1 ");
    assertThat(quick("logs").out()).isEqualTo(logs);
    for (String command : List.of("status", "ps", "checkpoints", "events")) {
      assertThat(quick(command).out())
          .as(command)
          .doesNotContainPattern("-\\d+(\\.\\d+)? ?(s|min|h)\\b");
    }
    assertThat(quick("status").out()).startsWith("quick: succeeded");
  }

  @ParameterizedTest
  @ValueSource(longs = {10, -10})
  @DisplayName("a running job on a node whose clock is ten minutes off has no negative duration")
  void wrongClockWhileRunning(long minutes) throws IOException {
    assertThat(shell.run("up", "-d", "--local", "-f", "long.yaml").exitCode()).isZero();
    awaitReady();
    shift(".hpc-compose/local-1/events/batch-0.jsonl", Duration.ofMinutes(minutes));
    for (String command : List.of("status", "ps", "checkpoints")) {
      Shell.Result result = shell.run(command, "-f", "long.yaml");
      assertThat(result.exitCode()).as("%s", result).isZero();
      assertThat(result.out()).isNotEmpty().doesNotContainPattern("-\\d+(\\.\\d+)? ?(s|min|h)\\b");
    }
  }

  @Test
  @DisplayName(
      "with read-only records status, logs, artifacts and all that read work (S-012), and the"
          + " others say why they do not")
  void readOnlyRecords() throws Exception {
    assertThat(shell.run("up", "--local", "-f", "artifacts.yaml").exitCode()).isZero();
    Path records = directory.resolve(".hpc-compose");
    assumeTrue(mount("--bind", records.toString(), records.toString()), "mounts are not allowed");
    try {
      assertThat(mount("-o", "remount,ro,bind", records.toString())).isTrue();
      for (String command : List.of("status", "ps", "logs", "events", "watch", "checkpoints")) {
        Shell.Result result = shell.run(command, "-f", "artifacts.yaml");
        assertThat(result.exitCode()).as("%s: %s", command, result).isZero();
      }
      assertThat(shell.run("jobs").exitCode()).isZero();
      assertThat(shell.run("clean", "--disk-usage", "-f", "artifacts.yaml").exitCode()).isZero();
      assertThat(shell.run("artifacts", "-f", "artifacts.yaml").exitCode()).isZero();
      refuses(3, "submit", "--local", "-f", "quick.yaml");
      refuses(1, "clean", "--age", "0", "-f", "artifacts.yaml");
      refuses(1, "down", "--records", "--yes", "-f", "artifacts.yaml");
    } finally {
      assertThat(new ProcessBuilder("umount", "--lazy", records.toString()).start().waitFor())
          .isZero();
    }
  }

  private void refuses(int exitCode, String... command) {
    Shell.Result result = shell.run(command);
    assertThat(result.exitCode()).as("%s", result).isEqualTo(exitCode);
    assertThat(result.err())
        .contains("error: cannot ", "Read-only file system", "hint: ")
        .doesNotContain("unexpected");
  }

  private static boolean mount(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("mount"));
    command.addAll(List.of(words));
    return new ProcessBuilder(command).start().waitFor() == 0;
  }

  private Shell.Result quick(String command) {
    return shell.run(command, "-f", "quick.yaml");
  }

  private List<String> events() {
    Shell.Result result = quick("events");
    assertThat(result.exitCode()).as("%s", result).isZero();
    return result.out().lines().toList();
  }

  private Map<String, List<String>> byWriter() {
    return events().stream()
        .map(FaultTest::withoutTime)
        .collect(Collectors.groupingBy(line -> line.replaceAll(":.*", "")));
  }

  private static String withoutTime(String line) {
    return line.replaceAll("\\d+:\\d\\d:\\d\\d(\\.\\d+)?|\\d{4}-\\d\\d-\\d\\d", "T");
  }

  private void shift(String log, Duration by) throws IOException {
    Path file = directory.resolve(log);
    Matcher times = AT.matcher(Files.readString(file));
    Files.writeString(
        file, times.replaceAll(at -> "\"at\":\"" + Instant.parse(at.group(1)).plus(by) + "\""));
  }

  private void awaitReady() {
    Instant deadline = Instant.now().plusSeconds(30);
    while (!shell.run("ps", "-f", "long.yaml", "--json").out().contains("\"state\": \"ready\"")) {
      assertThat(Instant.now()).isBefore(deadline);
      Thread.onSpinWait();
    }
  }

  /** Where the last lines begin. */
  private static int start(byte[] text, int lines) {
    int left = lines + 1;
    for (int i = text.length - 1; i >= 0; i--) {
      if (text[i] == '\n' && --left == 0) {
        return i + 1;
      }
    }
    return 0;
  }
}
