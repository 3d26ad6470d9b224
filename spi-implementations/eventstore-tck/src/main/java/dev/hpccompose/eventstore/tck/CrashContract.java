package dev.hpccompose.eventstore.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.spi.StoredLine;
import dev.hpccompose.events.spi.StoredLines;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What must hold after a process died within an append. */
public abstract class CrashContract extends EventStoreContract {

  /** For a subclass that names a store. */
  protected CrashContract() {}

  @Test
  final void aTornTailIsNoLineAndIsMeasured() {
    append("submit", "one");
    fixture().tear(directory(), "submit", bytes("tw"));
    StoredLines read = store().read("submit", 0);
    assertThat(texts(read)).containsExactly("one");
    assertThat(read.tornLength()).isEqualTo(2);
  }

  @Test
  final void aTornTailWithoutALineInFrontIsMeasuredToo() {
    fixture().tear(directory(), "submit", bytes("on"));
    StoredLines read = store().read("submit", 0);
    assertThat(read.lines()).isEmpty();
    assertThat(List.of(read.nextOffset(), read.tornLength())).containsExactly(0L, 2L);
  }

  @Test
  final void aReadThatGoesOnFindsTheTornTailAgain() {
    append("submit", "one");
    fixture().tear(directory(), "submit", bytes("tw"));
    StoredLines first = store().read("submit", 0);
    StoredLines second = store().read("submit", first.nextOffset());
    assertThat(second).isEqualTo(new StoredLines(List.of(), first.nextOffset(), 2, false));
  }

  @Test
  final void aLaterLineIsNotGluedToATornOne() {
    append("submit", "one");
    fixture().tear(directory(), "submit", bytes("tw"));
    append("submit", "three");
    assertThat(lines("submit")).containsExactly("one", "tw", "three");
  }

  @Test
  final void linesInFrontOfATornOneKeepTheirOffsets() {
    append("submit", "one");
    List<Long> before = offsets();
    fixture().tear(directory(), "submit", bytes("tw"));
    append("submit", "three");
    assertThat(offsets()).hasSize(3).startsWith(before.toArray(Long[]::new));
  }

  @Test
  final void aTornLineIsClosedOffOnce() {
    fixture().tear(directory(), "submit", bytes("on"));
    append("submit");
    append("submit");
    append("submit", "two");
    assertThat(lines("submit")).containsExactly("on", "two");
  }

  private List<Long> offsets() {
    return store().read("submit", 0).lines().stream().map(StoredLine::offset).toList();
  }
}
