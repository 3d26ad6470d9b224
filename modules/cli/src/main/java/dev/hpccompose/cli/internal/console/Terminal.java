package dev.hpccompose.cli.internal.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a person looks at a stream. Asked only when it matters. */
public enum Terminal {
  /** The standard output of this process. */
  STANDARD_OUT("/proc/self/fd/1"),
  /** The standard error of this process. */
  STANDARD_ERROR("/proc/self/fd/2"),
  /** A stream that a program reads. */
  NONE("");

  private final String descriptor;

  Terminal(String descriptor) {
    this.descriptor = descriptor;
  }

  /** Whether it is a terminal. */
  public boolean isPresent() {
    if (descriptor.isEmpty()) {
      return false;
    }
    try {
      // unlike System.console() this tells the two streams apart and loads no provider
      String target = Files.readSymbolicLink(Path.of(descriptor)).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException e) {
      return System.console() != null && System.console().isTerminal();
    }
  }
}
