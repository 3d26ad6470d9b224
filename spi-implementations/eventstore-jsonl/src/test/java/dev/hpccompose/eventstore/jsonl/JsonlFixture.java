package dev.hpccompose.eventstore.jsonl;

import dev.hpccompose.events.spi.EventStoreProvider;
import dev.hpccompose.eventstore.tck.EventStoreFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The JSON Lines store for the contract. */
final class JsonlFixture implements EventStoreFixture {

  @Override
  public EventStoreProvider provider() {
    return new JsonlEventStoreProvider();
  }

  @Override
  public void tear(Path directory, String writer, byte[] part) {
    try {
      Files.createDirectories(directory);
      Files.write(
          directory.resolve(writer + ".jsonl"),
          part,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Path place(Path directory, String writer) {
    return directory.resolve(writer + ".jsonl");
  }
}
