package dev.hpccompose.it.process;

import java.util.List;

/**
 * How a command ended.
 *
 * @param argv the command line
 * @param exit its exit code; 128 and the signal's number when it was killed
 * @param stdout all that it wrote to standard output
 * @param stderr all that it wrote to standard error
 */
public record Result(List<String> argv, int exit, String stdout, String stderr) {

  /** This result, of a command that may not fail. */
  public Result expect(int code) {
    if (exit != code) {
      throw new AssertionError("expected exit code " + code + ": " + this);
    }
    return this;
  }

  @Override
  public String toString() {
    return "%s%nexit code %d%n--- stdout%n%s--- stderr%n%s"
        .formatted(String.join(" ", argv), exit, stdout, stderr);
  }
}
