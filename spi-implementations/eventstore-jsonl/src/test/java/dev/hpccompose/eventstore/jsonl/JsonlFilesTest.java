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
  void a_line_is_its_bytes_and_a_line_feed_in_the_file_of_its_writer() throws IOException {
    append("batch-0", "{\"ä\":1}");
    assertThat(events.resolve("batch-0.jsonl")).hasContent("{\"ä\":1}\n");
    try (var files = Files.list(events)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void only_the_owner_may_read_what_is_created() throws IOException {
    append("submit", "one");
    assertThat(permissions(events.resolve("submit.jsonl"))).isEqualTo("rw-------");
    assertThat(permissions(events)).isEqualTo("rwx------");
  }

  @Test
  void files_that_belong_to_no_writer_are_passed_over() throws IOException {
    append("submit", "one");
    for (String name : new String[] {"submit.jsonl~", ".batch-0.jsonl", "heartbeat", ".jsonl"}) {
      Files.writeString(events.resolve(name), "x\n");
    }
    assertThat(store.writers()).containsExactly("submit");
  }

  @Test
  void closing_off_a_torn_line_adds_a_line_feed_and_changes_no_byte() throws IOException {
    append("submit", "one");
    new JsonlFixture().tear(events, "submit", "tw".getBytes(StandardCharsets.UTF_8));
    append("submit", "three");
    assertThat(Files.readString(events.resolve("submit.jsonl"))).isEqualTo("one\ntw\nthree\n");
  }

  @Test
  void a_torn_tail_is_a_line_once_the_rest_of_it_has_come() throws IOException {
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
