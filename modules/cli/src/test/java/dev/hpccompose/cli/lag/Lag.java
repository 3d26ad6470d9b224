package dev.hpccompose.cli.lag;

import java.nio.file.Path;

/** What is visible of real files at this moment. */
public interface Lag {

  /** Whether a name can be looked up: a client may know for a while that there is no such file. */
  boolean exists(Path file);

  /** Whether a name is in the list of its directory. */
  boolean isListed(Path file);

  /** The size that is told of a file of {@code real} bytes. */
  long told(Path file, long real);

  /** How many bytes of a file of {@code real} bytes can be read. */
  long readable(Path file, long real);
}
