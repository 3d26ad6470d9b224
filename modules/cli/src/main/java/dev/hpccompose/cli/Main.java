package dev.hpccompose.cli;

import dev.hpccompose.cli.internal.command.Invocation;
import dev.hpccompose.cli.internal.console.CallerLocale;
import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.Terminal;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** The program. */
public final class Main {

  private Main() {}

  /** Runs one command line in this process's world and ends the process. */
  public static void main(String[] args) {
    PrintStream out = utf8(FileDescriptor.out, false);
    PrintStream err = utf8(FileDescriptor.err, true);
    Console console =
        new Console(
            CallerLocale.restored(System.getenv()),
            Path.of("").toAbsolutePath(),
            out,
            err,
            Terminal.STANDARD_OUT,
            Terminal.STANDARD_ERROR);
    int exitCode = Invocation.run(args, console);
    out.flush();
    err.flush();
    if (exitCode != 0) {
      // only then: it looks for a logger first, which takes longer than what a command does
      System.exit(exitCode);
    }
  }

  /**
   * Runs one command line.
   *
   * @param args the command line without the program's name
   * @param environment the variables that count
   * @param directory the working directory, absolute
   * @param out where data goes, as UTF-8
   * @param err where everything else goes
   * @return the exit code
   */
  public static int run(
      String[] args,
      Map<String, String> environment,
      Path directory,
      PrintStream out,
      PrintStream err) {
    Console console = new Console(environment, directory, out, err, Terminal.NONE, Terminal.NONE);
    int exitCode = Invocation.run(args, console);
    out.flush();
    err.flush();
    return exitCode;
  }

  private static PrintStream utf8(FileDescriptor descriptor, boolean atOnce) {
    BufferedOutputStream buffer = new BufferedOutputStream(new FileOutputStream(descriptor), 8192);
    return new PrintStream(buffer, atOnce, StandardCharsets.UTF_8);
  }
}
