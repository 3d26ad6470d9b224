package dev.hpccompose.cli.internal.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailureTextTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void aBugIsReportedWithoutItsStack() {
    int exitCode = FailureText.unexpected(console(Map.of()), new IllegalStateException("odd"));
    assertThat(exitCode).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            error: unexpected: IllegalStateException: odd
            hint: this is a bug in hpc-compose: please report it with what HPC_COMPOSE_DEBUG=1 prints for the same command
            """);
  }

  @Test
  void developersSeeTheStack() {
    Console console = console(Map.of("HPC_COMPOSE_DEBUG", "1"));
    FailureText.unexpected(console, new IllegalStateException("odd"));
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("\tat dev.hpccompose.cli", "error: unexpected: IllegalStateException: odd");
  }

  @Test
  void furtherLinesOfAHintAreIndented() {
    FailureText.print(
        console(Map.of()), new CliFailure.Environment("not ready", Optional.of("this\nor that")));
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("error: not ready\nhint: this\n      or that\n");
  }

  @Test
  void coloursAreForTerminalsOnly() {
    assertThat(console(Map.of()).errStyle()).isEqualTo(Style.PLAIN);
    assertThat(Style.PLAIN.error("x")).isEqualTo("x");
    assertThat(Style.COLOURED.error("x")).isEqualTo("\u001b[1;31mx\u001b[0m");
  }

  private Console console(Map<String, String> environment) {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new Console(environment, Path.of("/here"), stream, stream, Terminal.NONE, Terminal.NONE);
  }
}
