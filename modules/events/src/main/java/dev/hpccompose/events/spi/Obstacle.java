package dev.hpccompose.events.spi;

/** What may lie where a writer's lines would, and holds none. A store never opens it. */
public enum Obstacle {
  /** A directory. */
  DIRECTORY,
  /** A symbolic link, wherever it leads. */
  LINK,
  /** A pipe, a socket or a device. */
  OTHER
}
