package dev.hpccompose.events.spi;

import java.nio.file.Path;

/** Makes stores of one kind; found as a service. */
public interface EventStoreProvider {

  /** The kind of store in lower case, such as {@code jsonl}; unique among providers. */
  String name();

  /**
   * A store over {@code directory}. Opening neither reads nor creates anything: the directory may
   * be missing, and a missing directory is an empty store.
   */
  EventStore open(Path directory);
}
