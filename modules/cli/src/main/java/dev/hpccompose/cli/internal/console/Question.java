package dev.hpccompose.cli.internal.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A question to whoever sits there.
 *
 * @param console the world
 */
public record Question(Console console) {

  /**
   * Whether the answer was yes. Silence is a no.
   *
   * @param question what is asked
   * @param unattended what to do where nobody sits there
   * @throws CliException where nobody can be asked
   */
  public boolean confirmed(String question, String unattended) {
    if (!console.errTerminal().isPresent()) {
      throw CliFailure.usage("cannot ask: this is not a terminal", unattended);
    }
    console.err().print(question + " [y/N] ");
    console.err().flush();
    try {
      String answer =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
      return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
