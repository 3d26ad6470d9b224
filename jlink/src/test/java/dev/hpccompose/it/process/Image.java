package dev.hpccompose.it.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The linked image.
 *
 * @param home its directory
 */
public record Image(Path home) {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** The image that this build made; the system property {@code image.home} says where. */
  public static Image built() {
    String home = System.getProperty("image.home");
    return new Image(
        Path.of(Objects.requireNonNull(home, "-Dimage.home=<directory>")).toAbsolutePath());
  }

  /** Runs {@code hpc-compose} to its end; no command may take longer than two minutes. */
  public Result run(Path directory, Map<String, String> environment, List<String> arguments) {
    return command(directory, environment, arguments).run(LIMIT);
  }

  /** Starts {@code hpc-compose}. */
  public LiveProcess start(
      Path directory, Map<String, String> environment, List<String> arguments) {
    return command(directory, environment, arguments).start();
  }

  /** The command. */
  public Path launcher() {
    return home.resolve("bin/hpc-compose");
  }

  private Command command(Path directory, Map<String, String> environment, List<String> arguments) {
    List<String> argv =
        Stream.concat(Stream.of(launcher().toString()), arguments.stream()).toList();
    return new Command(argv, directory, environment);
  }
}
