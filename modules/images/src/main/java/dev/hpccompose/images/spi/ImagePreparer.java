package dev.hpccompose.images.spi;

import dev.hpccompose.plan.Preparation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Says which calls of a backend's tools make images. Whoever makes the calls sees to their order,
 * their time limits and their repetition, and that nobody takes a file that is not whole.
 */
public interface ImagePreparer {

  /** Why images cannot be made on this machine, in words for a person; empty when they can. */
  Optional<String> unavailable();

  /** The tool and its version, such as {@code enroot 4.1.0}. */
  String tool();

  /**
   * Makes a file from an image of a registry or of a daemon.
   *
   * @param reference the image with its scheme, such as {@code docker://redis:7}
   * @param target the file, which does not exist
   */
  ToolCall importing(String reference, Path target);

  /**
   * Unpacks an image.
   *
   * @param image the file
   * @param container a name that is free
   */
  ToolCall creating(Path image, String container);

  /**
   * Runs one command of a preparation in what was unpacked.
   *
   * @param preparation what is done, with its mounts and variables
   * @param command one of its commands
   * @param container what was unpacked
   * @param scratch a directory for files that the call needs
   * @throws IllegalArgumentException when the tool cannot take a mount or a variable
   */
  ToolCall running(Preparation preparation, String command, String container, Path scratch);

  /**
   * Makes a file from what was unpacked.
   *
   * @param container what was unpacked
   * @param target the file, which does not exist
   */
  ToolCall exporting(String container, Path target);

  /**
   * Removes what was unpacked.
   *
   * @param container what was unpacked
   */
  ToolCall removing(String container);

  /** Names of all that is unpacked on this machine now; none where nobody can tell. */
  List<String> containers();

  /**
   * How a person looks into what was unpacked.
   *
   * @param container what was unpacked
   */
  String lookingInside(String container);

  /**
   * What an image says about how it is run.
   *
   * @param image the file
   * @param scratch a directory for files on the way
   */
  Optional<ImageConfig> config(Path image, Path scratch);

  /** Whether a container starts in the WORKDIR of its image by itself. */
  default boolean startsInWorkingDir() {
    return true;
  }

  /** How its tools speak to registries. */
  default RegistryAccess registries() {
    return RegistryAccess.anonymous();
  }
}
