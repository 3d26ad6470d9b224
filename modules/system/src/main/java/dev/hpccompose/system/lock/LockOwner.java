package dev.hpccompose.system.lock;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Who holds a lock.
 *
 * @param token names this holding, never another one
 * @param host the machine, for people
 * @param machine the machine since it was started, and the part of it that sees the same processes
 * @param pid the process
 * @param started when the process was started, in milliseconds of the epoch; 0 where nobody knows
 */
public record LockOwner(String token, String host, String machine, long pid, long started) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int PARTS = 5;

  /** This process, with a token of its own. */
  public static LockOwner current() {
    ProcessHandle self = ProcessHandle.current();
    String machine =
        line(Path.of("/proc/sys/kernel/random/boot_id"))
            + "/"
            + link(Path.of("/proc/self/ns/pid")).replace(' ', '_');
    return new LockOwner(
        String.format("%016x", RANDOM.nextLong()),
        line(Path.of("/proc/sys/kernel/hostname")),
        machine,
        self.pid(),
        started(self));
  }

  /** What a lock says; empty when that is nothing that this build understands. */
  public static Optional<LockOwner> parse(String text) {
    String[] parts = text.strip().split(" ", -1);
    try {
      return parts.length == PARTS
          ? Optional.of(
              new LockOwner(
                  parts[0], parts[1], parts[2], Long.parseLong(parts[3]), Long.parseLong(parts[4])))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** For people. */
  public String words() {
    return "process " + pid + " on " + host;
  }

  /** One line. */
  public byte[] bytes() {
    return (token + " " + host + " " + machine + " " + pid + " " + started + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Whether the owner is known to have ended: only its own machine can tell.
   *
   * @param here somebody on this machine
   * @param runs whether a process with this id, started then, runs here
   */
  public boolean hasEnded(LockOwner here, BiPredicate<Long, Long> runs) {
    return machine.equals(here.machine) && !runs.test(pid, started);
  }

  /** Whether a process with this id that was started then runs on this machine. */
  public static boolean runs(long pid, long started) {
    return ProcessHandle.of(pid)
        .filter(process -> started == 0 || started(process) == started)
        .isPresent();
  }

  private static long started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  private static String line(Path file) {
    try {
      return Files.readString(file).strip().replace(' ', '_');
    } catch (IOException e) {
      return "unknown";
    }
  }

  private static String link(Path file) {
    try {
      return Files.readSymbolicLink(file).toString();
    } catch (IOException e) {
      return "unknown";
    }
  }
}
