package dev.hpccompose.it.job;

import dev.hpccompose.it.process.Image;
import dev.hpccompose.it.process.Leftovers;
import dev.hpccompose.it.process.LiveProcess;
import dev.hpccompose.it.process.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A user's directory with a spec, and a shell in it. It stays in {@code target/it} for whoever
 * wants to know why a test failed.
 *
 * @param engine where its jobs run
 * @param directory the directory
 * @param marker a text that every process started from here carries in its environment
 */
public record Workspace(Engine engine, Path directory, String marker) {

  // no name that a run forgets, or its processes would not carry it
  private static final String MARKER = "TEST_OF_HPC_COMPOSE";

  /** A new directory with {@code spec} as its {@code compose.yaml}. */
  public static Workspace create(Engine engine, String spec) {
    try {
      Path parent = Files.createDirectories(Path.of("target/it")).toAbsolutePath();
      Path directory = Files.createTempDirectory(parent, "w");
      Files.createDirectory(directory.resolve("tmp"));
      Files.writeString(directory.resolve("compose.yaml"), spec);
      return new Workspace(engine, directory, UUID.randomUUID().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs {@code hpc-compose} here. */
  public Result cli(String... arguments) {
    return cli(Map.of(), arguments);
  }

  /** Runs {@code hpc-compose} here with more variables. */
  public Result cli(Map<String, String> variables, String... arguments) {
    Map<String, String> all = new HashMap<>(environment());
    all.putAll(variables);
    return Image.built().run(directory, all, List.of(arguments));
  }

  /** Starts {@code hpc-compose} here. */
  public LiveProcess start(String... arguments) {
    return Image.built().start(directory, environment(), List.of(arguments));
  }

  /** {@code submit} or {@code up}, with the options of the engine and more. */
  public String[] starting(String command, String... more) {
    return Stream.of(
            Stream.of(command, "-f", "compose.yaml"), engine.options().stream(), Stream.of(more))
        .flatMap(words -> words)
        .toArray(String[]::new);
  }

  /** Submits the spec and does not wait. */
  public Job submit() {
    return Job.from(this, cli(starting("submit", "--format", "json")).expect(0));
  }

  /** Submits the spec and follows to the end. */
  public Result up() {
    return cli(starting("up"));
  }

  /** Where the tool keeps its jobs. */
  public Path jobs() {
    return directory.resolve(".hpc-compose");
  }

  /** What programs started here see in addition to what this process sees. */
  public Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(engine.environment());
    environment.put(MARKER, marker);
    environment.put("TMPDIR", directory.resolve("tmp").toString());
    return environment;
  }

  /** No process, no FIFO, no temporary file. */
  public void assertNothingLeft() {
    Leftovers.noProcess(MARKER + "=" + marker);
    Leftovers.empty(directory.resolve("tmp"));
    Leftovers.noTemporaryFile(directory);
  }
}
