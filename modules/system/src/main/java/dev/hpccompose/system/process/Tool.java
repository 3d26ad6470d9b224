package dev.hpccompose.system.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One call of an external tool: bounded in time, without standard input.
 *
 * @param argv the command and its arguments
 * @param directory where it runs
 * @param environment all of its environment
 * @param timeout after which it is killed
 */
public record Tool(
    List<String> argv, Path directory, Map<String, String> environment, Duration timeout) {

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** Copies the collections. */
  public Tool {
    argv = List.copyOf(argv);
    environment = Map.copyOf(environment);
  }

  /**
   * What a tool did.
   *
   * @param exitCode its exit code; -1 when it could not be started or ran out of time
   * @param out its standard output
   * @param err its standard error, or why it could not be started
   * @param timedOut whether it was killed because of its time limit
   */
  public record Result(int exitCode, String out, String err, boolean timedOut) {

    /** Whether it ended with code 0. */
    public boolean succeeded() {
      return exitCode == 0;
    }
  }

  /** Runs the tool to its end. */
  public Result run() {
    ProcessBuilder builder = new ProcessBuilder(argv).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return await(process);
    } catch (IOException e) {
      return new Result(-1, "", String.valueOf(e.getMessage()), false);
    }
  }

  private Result await(Process process) {
    Drain err = Drain.of(process.getErrorStream());
    Drain out = Drain.of(process.getInputStream());
    boolean ended = false;
    try {
      ended = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!ended) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    int code = ended ? process.exitValue() : -1;
    return new Result(code, out.text(PATIENCE), err.text(PATIENCE), !ended);
  }

  /**
   * The absolute path of a tool: the one that {@link #variable} names, or as a shell would find it.
   *
   * @param name its name
   * @param environment the environment whose PATH counts
   */
  public static Optional<Path> find(String name, Map<String, String> environment) {
    String given = environment.getOrDefault(variable(name), "");
    Stream<Path> candidates =
        given.isEmpty()
            ? Stream.of(environment.getOrDefault("PATH", "").split(":"))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory).resolve(name))
            : Stream.of(Path.of(given));
    return candidates
        .map(Path::toAbsolutePath)
        .filter(Files::isExecutable)
        .filter(file -> !Files.isDirectory(file))
        .findFirst();
  }

  /** The variable that says where a tool is when it is not on the PATH: HPC_COMPOSE_SRUN_BIN. */
  public static String variable(String name) {
    return "HPC_COMPOSE_" + name.toUpperCase(Locale.ROOT) + "_BIN";
  }
}
