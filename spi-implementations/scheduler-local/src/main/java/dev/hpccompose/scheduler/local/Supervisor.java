package dev.hpccompose.scheduler.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A process of this machine, as Linux shows it in {@code /proc}; proc(5).
 *
 * @param pid its id
 */
record Supervisor(long pid) {

  private static final Path PROC = Path.of("/proc");

  /** The supervisor of a run, when it lives. */
  static Optional<Supervisor> ofRun(String runId) {
    return processes().stream()
        .filter(process -> process.runs(runId))
        .flatMap(process -> process.session().stream())
        .filter(process -> process.runs(runId))
        .findFirst();
  }

  /** What a run whose supervisor was killed has left behind. */
  static List<ProcessHandle> leftBy(String runId) {
    String variable = "HPC_COMPOSE_RUN_ID=" + runId;
    return processes().stream()
        .filter(process -> process.strings("environ").anyMatch(variable::equals))
        .flatMap(process -> ProcessHandle.of(process.pid()).stream())
        .toList();
  }

  private static List<Supervisor> processes() {
    List<Supervisor> processes = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
      entries.forEach(
          entry -> processes.add(new Supervisor(Long.parseLong(entry.getFileName().toString()))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (DirectoryIteratorException e) {
      throw new UncheckedIOException(e.getCause());
    }
    return processes;
  }

  /**
   * Whether it runs the script of this run. A process id comes back after a while, the name of a
   * run does not.
   */
  boolean runs(String runId) {
    String script = "/runs/" + runId + "/script.sbatch";
    return strings("cmdline").anyMatch(argument -> argument.endsWith(script));
  }

  /** The job that it was started as. */
  Optional<String> jobId() {
    String variable = LocalClient.JOB_VARIABLE + "=";
    return strings("environ")
        .filter(entry -> entry.startsWith(variable))
        .map(entry -> entry.substring(variable.length()))
        .findFirst();
  }

  /** The shell that all shells of a run descend from: it leads their session. */
  private Optional<Supervisor> session() {
    String stat = read("stat");
    // the name of a program may hold anything, a parenthesis too
    String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
    return fields.length > 3
        ? Optional.of(new Supervisor(Long.parseLong(fields[3])))
        : Optional.empty();
  }

  private Stream<String> strings(String file) {
    return Stream.of(read(file).split("\0"));
  }

  private String read(String file) {
    try {
      Path path = PROC.resolve(Long.toString(pid)).resolve(file);
      return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return ""; // it ended, or belongs to somebody else
    }
  }
}
