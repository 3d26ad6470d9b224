package dev.hpccompose.scheduler.slurm;

import java.util.Optional;

/** Exit codes as Slurm's commands print them. */
final class ExitStatus {

  private ExitStatus() {}

  /**
   * The code as a shell would report it.
   *
   * @param text {@code 3:0}, {@code 0:15}, or the status of wait(2) as one number, which squeue
   *     gives
   */
  static Optional<Integer> parse(String text) {
    if (text.matches("\\d{1,9}:\\d{1,9}")) {
      String[] parts = text.split(":");
      return Optional.of(code(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])));
    }
    if (text.matches("\\d{1,9}")) {
      int status = Integer.parseInt(text);
      return Optional.of(code(status >> 8, status & 0x7f));
    }
    return Optional.empty();
  }

  private static int code(int exit, int signal) {
    return exit == 0 && signal != 0 ? 128 + signal : exit;
  }
}
