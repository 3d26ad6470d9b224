package dev.hpccompose.eventstore.tck;

import dev.hpccompose.events.spi.EventAppender;
import dev.hpccompose.events.spi.EventStore;
import dev.hpccompose.events.spi.StoredLine;
import dev.hpccompose.events.spi.StoredLines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * The common ground of the contracts: a store over a directory that does not exist yet, in one that
 * does.
 */
abstract class EventStoreContract {

  private Path directory = Path.of("");

  /** The store under test. */
  protected abstract EventStoreFixture fixture();

  @BeforeEach
  final void chooseDirectory(@TempDir Path temporary) throws IOException {
    directory = Files.createDirectory(temporary.resolve("job")).resolve("events");
  }

  final Path directory() {
    return directory;
  }

  /** A store that shares nothing with earlier ones but the directory. */
  final EventStore store() {
    return fixture().provider().open(directory);
  }

  final void append(String writer, String... lines) {
    try (EventAppender appender = store().appender(writer)) {
      for (String line : lines) {
        appender.append(bytes(line));
      }
    }
  }

  final List<String> lines(String writer) {
    return texts(store().read(writer, 0));
  }

  static List<String> texts(StoredLines read) {
    return read.lines().stream()
        .map(StoredLine::bytes)
        .map(line -> new String(line, StandardCharsets.UTF_8))
        .toList();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
