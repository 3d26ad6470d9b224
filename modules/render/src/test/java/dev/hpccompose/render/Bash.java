package dev.hpccompose.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs text under a real bash, with a time limit. */
final class Bash {

  private Bash() {}

  /** Standard output of a script that must end with code 0. */
  static byte[] run(String script) {
    return run(List.of("bash", "-s"), script);
  }

  static byte[] run(List<String> command, String input) {
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

  static String text(String script) {
    return new String(run(script), StandardCharsets.UTF_8);
  }
}
