package dev.hpccompose.plan;

import java.nio.file.Path;
import java.util.List;

/** Directories of the host that each node has for itself. */
public final class NodeLocal {

  private static final List<Path> PLACES =
      List.of(Path.of("/tmp"), Path.of("/var/tmp"), Path.of("/private/tmp"), Path.of("/dev/shm"));

  private NodeLocal() {}

  /** Whether a path is one of them or lies below one. */
  public static boolean holds(Path path) {
    return PLACES.stream().anyMatch(path::startsWith);
  }
}
