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
  final void a_torn_tail_is_no_line_and_is_measured() {
    append("submit", "one");
    fixture().tear(directory(), "submit", bytes("tw"));
    StoredLines read = store().read("submit", 0);
    assertThat(texts(read)).containsExactly("one");
    assertThat(read.tornLength()).isEqualTo(2);
  }

  @Test
  final void a_torn_tail_without_a_line_in_front_is_measured_too() {
    fixture().tear(directory(), "submit", bytes("on"));
    StoredLines read = store().read("submit", 0);
    assertThat(read.lines()).isEmpty();
    assertThat(List.of(read.nextOffset(), read.tornLength())).containsExactly(0L, 2L);
  }

  @Test
  final void a_read_that_goes_on_finds_the_torn_tail_again() {
    append("submit", "one");
    fixture().tear(directory(), "submit", bytes("tw"));
    StoredLines first = store().read("submit", 0);
    StoredLines second = store().read("submit", first.nextOffset());
    assertThat(second).isEqualTo(new StoredLines(List.of(), first.nextOffset(), 2, false));
  }

  @Test
  final void a_later_line_is_not_glued_to_a_torn_one() {
    append("submit", "one");
    fixture().tear(directory(), "submit", bytes("tw"));
    append("submit", "three");
    assertThat(lines("submit")).containsExactly("one", "tw", "three");
  }

  @Test
  final void lines_in_front_of_a_torn_one_keep_their_offsets() {
    append("submit", "one");
    List<Long> before = offsets();
    fixture().tear(directory(), "submit", bytes("tw"));
    append("submit", "three");
    assertThat(offsets()).hasSize(3).startsWith(before.toArray(Long[]::new));
  }

  @Test
  final void a_torn_line_is_closed_off_once() {
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
