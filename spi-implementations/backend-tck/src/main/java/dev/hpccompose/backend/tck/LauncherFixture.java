package dev.hpccompose.backend.tck;

import dev.hpccompose.render.spi.ContainerLauncher;
import java.nio.file.Path;
import java.util.List;

/** One container backend, ready to be tried without its containers. */
public interface LauncherFixture {

  /** The backend. */
  ContainerLauncher launcher();

  /**
   * The beginning of a command that takes the step options and the argv of a launch and does what
   * the container would do: it refuses options that it does not know, lets only the environment
   * through that the container gets, and executes the argv. Empty where there is no container.
   *
   * @param directory where it may keep files
   */
  List<String> container(Path directory);

  /**
   * The PATH on which a backend finds its program, as a supervisor sees it after the setup.
   *
   * @param directory where the fixture may keep files
   */
  default String path(Path directory) {
    return System.getenv("PATH");
  }
}
