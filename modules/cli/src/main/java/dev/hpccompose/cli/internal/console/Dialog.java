package dev.hpccompose.cli.internal.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Several questions to whoever sits there. One reader serves them all: it reads ahead. */
public final class Dialog {

  private final BufferedReader in;
  private final PrintStream err;

  /**
   * A dialog.
   *
   * @param in where the answers come from
   * @param err where the questions go
   */
  public Dialog(InputStream in, PrintStream err) {
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    this.err = err;
  }

  /**
   * The answer to a question.
   *
   * @param otherwise the answer of somebody who only presses Enter, or says nothing any more
   */
  public String answer(String question, String otherwise) throws IOException {
    err.print(question + " [" + otherwise + "]: ");
    err.flush();
    String line = in.readLine();
    return line == null || line.isBlank() ? otherwise : line.strip();
  }
}
