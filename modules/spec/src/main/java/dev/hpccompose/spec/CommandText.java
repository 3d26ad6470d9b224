package dev.hpccompose.spec;

import java.util.List;

/** A {@code command} or an {@code entrypoint}; the form in which it was written has a meaning. */
public sealed interface CommandText {

  /** The form, as messages name it. */
  String form();

  /** The program that is started, and its arguments. */
  List<String> argv();

  /**
   * A string: text for {@code /bin/sh -c}, never interpolated.
   *
   * @param text never blank
   */
  record Shell(String text) implements CommandText {
    @Override
    public String form() {
      return "a string (shell form)";
    }

    @Override
    public List<String> argv() {
      return List.of("/bin/sh", "-c", text);
    }
  }

  /**
   * A list: a program and its arguments, without a shell.
   *
   * @param argv never empty
   */
  record Exec(List<String> argv) implements CommandText {
    public Exec {
      argv = List.copyOf(argv);
    }

    @Override
    public String form() {
      return "a list (exec form)";
    }
  }
}
