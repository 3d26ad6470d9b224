package dev.hpccompose.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Runs command lines as a user would, in a directory of their own.
 *
 * @param directory the working directory
 */
public record Shell(Path directory) {

  /** What a command line did. */
  public record Result(int exitCode, String out, String err) {}

  public Result run(String... args) {
    return run(Map.of(), args);
  }

  public Result run(Map<String, String> more, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode = Main.run(args, environment(more), directory, stream(out), stream(err));
    return new Result(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private Map<String, String> environment(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>();
    environment.put("HOME", directory.resolve("home").toString());
    environment.put("PATH", "/usr/bin:/bin");
    environment.putAll(more);
    return environment;
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
