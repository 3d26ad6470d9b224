package dev.hpccompose.it.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A process as {@code /proc} shows it.
 *
 * @param pid its id
 * @param commandLine its arguments, joined by blanks
 * @param environment its variables, each ended by a NUL
 */
public record HostProcess(long pid, String commandLine, String environment) {

  /** The processes, other than this one, that carry {@code marker} in their environment. */
  public static List<HostProcess> marked(String marker) {
    try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
      return entries
          .filter(entry -> entry.getFileName().toString().matches("\\d+"))
          .flatMap(entry -> read(entry).stream())
          .filter(process -> process.environment().contains(marker))
          .filter(process -> process.pid() != ProcessHandle.current().pid())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<HostProcess> read(Path entry) {
    try {
      String environment = Files.readString(entry.resolve("environ"), ISO_8859_1);
      String arguments = Files.readString(entry.resolve("cmdline"), ISO_8859_1);
      long pid = Long.parseLong(entry.getFileName().toString());
      return Optional.of(new HostProcess(pid, arguments.replace('\0', ' ').strip(), environment));
    } catch (IOException e) {
      return Optional.empty(); // it ended, or is a kernel thread
    }
  }

  @Override
  public String toString() {
    return pid + " " + commandLine;
  }
}
