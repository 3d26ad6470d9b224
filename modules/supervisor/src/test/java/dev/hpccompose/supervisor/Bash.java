package dev.hpccompose.supervisor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs text under a real bash, with a time limit. */
public final class Bash {

  private Bash() {}

  /** Standard output of a script that must end with code 0. */
  static byte[] run(String script) {
    return run(List.of("bash", "-s"), script);
  }

  private static byte[] run(List<String> command, String input) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().close();
      byte[] output = process.getInputStream().readAllBytes();
      if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new AssertionError(command + ": " + new String(output, StandardCharsets.UTF_8));
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The same for a script that prints while it is read: from a file. */
  public static String fileText(String script) {
    try {
      Path file = Files.writeString(Files.createTempFile("script", ".sh"), script);
      try {
        return new String(run(List.of("bash", file.toString()), ""), StandardCharsets.UTF_8);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String script) {
    return new String(run(script), StandardCharsets.UTF_8);
  }

  /** A value as one word. */
  public static String quoted(String value) {
    return "'" + value.replace("'", "'\\''") + "'";
  }

  /** A fixed part of the supervisor. */
  static String part(String name) {
    return SupervisorScript.resource(name + ".sh");
  }
}
