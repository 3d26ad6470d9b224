package dev.hpccompose.render.spi;

import dev.hpccompose.render.ShellWord;
import java.util.List;

/**
 * A service as a container backend launches it.
 *
 * @param stepOptions options for the launcher of the step, such as {@code --container-image=…}
 * @param argv what the step executes; the first word is an absolute path
 */
public record Launch(List<ShellWord> stepOptions, List<ShellWord> argv) {

  /** Copies the lists. */
  public Launch {
    stepOptions = List.copyOf(stepOptions);
    argv = List.copyOf(argv);
  }
}
