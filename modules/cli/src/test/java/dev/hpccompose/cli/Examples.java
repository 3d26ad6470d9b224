package dev.hpccompose.cli;

import java.nio.file.Path;
import java.util.List;

/** The specs that are shipped as examples. */
final class Examples {

  private Examples() {}

  static List<Path> all() {
    return World.children(Path.of("../../examples")).stream()
        .filter(file -> file.toString().endsWith(".yaml"))
        .map(Path::toAbsolutePath)
        .toList();
  }
}
