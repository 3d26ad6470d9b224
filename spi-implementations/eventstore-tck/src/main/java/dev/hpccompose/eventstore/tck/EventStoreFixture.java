package dev.hpccompose.eventstore.tck;

import dev.hpccompose.events.spi.EventStoreProvider;
import java.nio.file.Path;

/** What the contract needs to know of the store that it tries. */
public interface EventStoreFixture {

  /** The provider under test. */
  EventStoreProvider provider();

  /**
   * Leaves behind what a process leaves that dies within an append.
   *
   * @param directory the store's directory, which may be missing
   * @param writer the writer that died
   * @param part the bytes of its last line that were still stored; no line feed among them
   */
  void tear(Path directory, String writer, byte[] part);

  /** Where a reader finds the lines of {@code writer}: a file or a directory. */
  Path place(Path directory, String writer);
}
