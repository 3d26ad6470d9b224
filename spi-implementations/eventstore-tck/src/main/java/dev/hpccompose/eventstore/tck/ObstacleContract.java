package dev.hpccompose.eventstore.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hpccompose.events.spi.EventStore;
import dev.hpccompose.events.spi.Obstacle;
import dev.hpccompose.events.spi.StoredLine;
import dev.hpccompose.events.spi.StoredLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What a reader must survive: whatever somebody puts where the lines of a writer would be. */
public abstract class ObstacleContract extends EventStoreContract {

  private static final Duration AT_ONCE = Duration.ofSeconds(20);

  /** For a subclass that names a store. */
  protected ObstacleContract() {}

  @Test
  final void a_pipe_in_the_place_of_a_writer_is_never_opened_F_12() throws Exception {
    append("submit", "one");
    Process made = new ProcessBuilder("mkfifo", place("batch-0").toString()).start();
    assertThat(made.waitFor()).isZero();
    assertPassedOver(Obstacle.OTHER);
  }

  @Test
  final void a_link_to_an_endless_device_is_never_followed_F_12() throws IOException {
    append("submit", "one");
    Files.createSymbolicLink(place("batch-0"), Path.of("/dev/zero"));
    assertPassedOver(Obstacle.LINK);
  }

  @Test
  final void a_link_to_the_lines_of_another_writer_is_never_followed_F_12() throws IOException {
    append("submit", "one");
    Files.createSymbolicLink(place("batch-0"), place("submit"));
    assertPassedOver(Obstacle.LINK);
  }

  @Test
  final void nobody_writes_through_an_obstacle() throws IOException {
    append("submit", "one");
    Files.createSymbolicLink(place("batch-0"), place("submit"));
    assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> append("batch-0", "x"));
    assertThat(lines("submit")).containsExactly("one");
  }

  @Test
  final void names_that_belong_to_no_writer_are_passed_over() throws IOException {
    append("submit", "one");
    for (String name : List.of("a b", "x\ny", "ä", "-", "core.1")) {
      Files.writeString(directory().resolve(name), "{}\n");
      Files.writeString(directory().resolve(name + ".jsonl"), "{}\n");
      Files.createDirectory(directory().resolve(name + ".d"));
    }
    assertThat(store().writers()).containsExactly("submit");
    assertThat(lines("submit")).containsExactly("one");
  }

  @Test
  final void a_line_of_any_length_takes_no_more_memory_than_the_longest_that_may_be_written() {
    append("batch-0", "one");
    int part = 1 << 20;
    for (int written = 0; written <= 8 * StoredLine.LONGEST; written += part) {
      fixture().tear(directory(), "batch-0", bytes("x".repeat(part)));
    }
    append("batch-0", "three");
    List<StoredLine> lines = all("batch-0");
    assertThat(lines).extracting(StoredLine::isWhole).containsExactly(true, false, true);
    assertThat(lines.get(1).bytes()).hasSizeLessThanOrEqualTo(StoredLine.LONGEST);
    assertThat(lines.get(1).length()).isGreaterThan(8L * StoredLine.LONGEST);
    assertThat(new String(lines.get(2).bytes(), StandardCharsets.UTF_8)).isEqualTo("three");
  }

  @Test
  final void bytes_of_any_kind_come_back_as_they_were_written() {
    Random random = new Random(12);
    List<byte[]> written = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      byte[] line = new byte[1 + random.nextInt(3000)];
      random.nextBytes(line);
      written.add(withoutLineFeed(line));
    }
    try (var appender = store().appender("batch-0")) {
      written.forEach(appender::append);
    }
    assertThat(all("batch-0").stream().map(StoredLine::bytes)).containsExactlyElementsOf(written);
  }

  private static byte[] withoutLineFeed(byte[] line) {
    for (int i = 0; i < line.length; i++) {
      line[i] = line[i] == '\n' ? 0 : line[i];
    }
    return line;
  }

  private List<StoredLine> all(String writer) {
    EventStore store = store();
    StoredLines read = store.read(writer, 0);
    List<StoredLine> lines = new ArrayList<>(read.lines());
    while (read.more()) {
      read = store.read(writer, read.nextOffset());
      lines.addAll(read.lines());
    }
    return lines;
  }

  private void assertPassedOver(Obstacle obstacle) {
    Assertions.assertTimeoutPreemptively(
        AT_ONCE,
        () -> {
          assertThat(store().writers()).containsExactly("submit");
          assertThat(store().obstacles()).isEqualTo(Map.of("batch-0", obstacle));
          assertThat(lines("batch-0")).isEmpty();
          assertThat(lines("submit")).containsExactly("one");
        });
  }

  private Path place(String writer) {
    return fixture().place(directory(), writer);
  }
}
