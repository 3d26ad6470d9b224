package dev.hpccompose.eventstore.jsonl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.spi.EventAppender;
import dev.hpccompose.events.spi.EventStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is particular to this store: names, permissions and bytes of its files. */
class JsonlFilesTest {

  private Path events = Path.of("");
  private EventStore store = new JsonlEventStoreProvider().open(events);

  @BeforeEach
  void openStore(@TempDir Path directory) throws IOException {
    events = Files.createDirectory(directory.resolve("job")).resolve("events");
    store = new JsonlEventStoreProvider().open(events);
  }

  @Test
  void aLineIsItsBytesAndALineFeedInTheFileOfItsWriter() throws IOException {
    append("batch-0", "{\"ä\":1}");
    assertThat(events.resolve("batch-0.jsonl")).hasContent("{\"ä\":1}\n");
    try (var files = Files.list(events)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void onlyTheOwnerMayReadWhatIsCreated() throws IOException {
    append("submit", "one");
    assertThat(permissions(events.resolve("submit.jsonl"))).isEqualTo("rw-------");
    assertThat(permissions(events)).isEqualTo("rwx------");
  }

  @Test
  void filesThatBelongToNoWriterArePassedOver() throws IOException {
    append("submit", "one");
    for (String name : new String[] {"submit.jsonl~", ".batch-0.jsonl", "heartbeat", ".jsonl"}) {
      Files.writeString(events.resolve(name), "x\n");
    }
    assertThat(store.writers()).containsExactly("submit");
  }

  @Test
  void closingOffATornLineAddsALineFeedAndChangesNoByte() throws IOException {
    append("submit", "one");
    new JsonlFixture().tear(events, "submit", "tw".getBytes(StandardCharsets.UTF_8));
    append("submit", "three");
    assertThat(Files.readString(events.resolve("submit.jsonl"))).isEqualTo("one\ntw\nthree\n");
  }

  @Test
  void aTornTailIsALineOnceTheRestOfItHasCome() throws IOException {
    new JsonlFixture().tear(events, "submit", "on".getBytes(StandardCharsets.UTF_8));
    long offset = store.read("submit", 0).nextOffset();
    new JsonlFixture().tear(events, "submit", "e\n".getBytes(StandardCharsets.UTF_8));
    assertThat(store.read("submit", offset).lines())
        .singleElement()
        .satisfies(line -> assertThat(line.bytes()).asString().isEqualTo("one"));
  }

  private void append(String writer, String line) {
    try (EventAppender appender = store.appender(writer)) {
      appender.append(line.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
