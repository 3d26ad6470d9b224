package dev.hpccompose.eventstore.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.spi.EventStore;
import dev.hpccompose.events.spi.StoredLine;
import dev.hpccompose.events.spi.StoredLines;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What reading must do. Not asserted: that an offset means bytes, or anything but an order. */
public abstract class ReadContract extends EventStoreContract {

  /** For a subclass that names a store. */
  protected ReadContract() {}

  @Test
  final void aMissingDirectoryReadsAsEmptyAndIsCreatedByTheFirstAppenderOnly() {
    EventStore store = store();
    assertThat(store.writers()).isEmpty();
    assertThat(store.read("submit", 0)).isEqualTo(new StoredLines(List.of(), 0, 0, false));
    assertThat(directory()).doesNotExist();
    append("submit", "one");
    assertThat(directory()).isDirectory();
    assertThat(texts(store.read("submit", 0))).containsExactly("one");
  }

  @Test
  final void anUnknownWriterReadsAsEmptyBesideAKnownOne() {
    append("submit", "one");
    assertThat(lines("batch-0")).isEmpty();
    assertThat(store().writers()).containsExactly("submit");
  }

  @Test
  final void aLaterReadGoesOnWhereTheLastOneStopped() {
    EventStore store = store();
    append("submit", "one", "two");
    StoredLines first = store.read("submit", 0);
    StoredLines nothing = store.read("submit", first.nextOffset());
    append("submit", "three");
    StoredLines second = store.read("submit", nothing.nextOffset());
    assertThat(List.of(texts(first), texts(nothing), texts(second)))
        .containsExactly(List.of("one", "two"), List.of(), List.of("three"));
  }

  @Test
  final void offsetsIncreaseAndNameTheSameLineInEveryRead() {
    append("submit", "one", "two", "three");
    List<StoredLine> lines = store().read("submit", 0).lines();
    assertThat(lines).extracting(StoredLine::offset).hasSize(3).isSorted().doesNotHaveDuplicates();
    assertThat(texts(store().read("submit", lines.get(1).offset())))
        .containsExactly("two", "three");
  }

  @Test
  final void aStoreThatWasOpenedEarlierFindsWritersThatCameLater() {
    EventStore store = store();
    append("submit", "one");
    assertThat(store.writers()).containsExactly("submit");
    append("batch-0", "two");
    assertThat(store.writers()).containsExactly("batch-0", "submit");
  }

  @Test
  final void readingChangesNothing() {
    append("submit", "one", "two");
    fixture().tear(directory(), "submit", bytes("thr"));
    DirectoryImage before = DirectoryImage.of(directory());
    assertThat(lines("submit")).containsExactly("one", "two");
    assertThat(lines("batch-0")).isEmpty();
    assertThat(store().writers()).containsExactly("submit");
    assertThat(DirectoryImage.of(directory())).isEqualTo(before);
  }

  @Test
  final void aReaderBesideAWriterSeesWholeLinesEachOnce() {
    List<String> all = IntStream.range(0, 2000).mapToObj(i -> i + "x".repeat(i % 700)).toList();
    CompletableFuture<Void> writing =
        CompletableFuture.runAsync(() -> append("submit", all.toArray(String[]::new)));
    EventStore store = store();
    List<String> seen = new ArrayList<>();
    long offset = 0;
    boolean last;
    do {
      boolean written = writing.isDone();
      StoredLines read = store.read("submit", offset);
      seen.addAll(texts(read));
      offset = read.nextOffset();
      last = written && !read.more();
    } while (!last);
    writing.join();
    assertThat(seen).isEqualTo(all);
  }

  @Test
  final void aLongLogMayBeHandedOutInPiecesThatLeaveNothingOut() {
    List<String> all = IntStream.range(0, 3000).mapToObj(i -> i + "x".repeat(i % 300)).toList();
    append("submit", all.toArray(String[]::new));
    fixture().tear(directory(), "submit", bytes("tor"));
    EventStore store = store();
    List<String> seen = new ArrayList<>();
    StoredLines read = store.read("submit", 0);
    seen.addAll(texts(read));
    while (read.more()) {
      assertThat(read.lines()).isNotEmpty();
      assertThat(read.tornLength()).isZero();
      read = store.read("submit", read.nextOffset());
      seen.addAll(texts(read));
    }
    assertThat(seen).isEqualTo(all);
    assertThat(read.tornLength()).isEqualTo(3);
  }
}
