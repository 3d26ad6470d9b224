package dev.hpccompose.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventTailTest {

  private final HandMadeLog log = new HandMadeLog();
  private final EventTail tail = log.log().tail();

  @Test
  void an_empty_log_has_nothing_to_tell() {
    assertThat(tail.poll()).isEmpty();
  }

  @Test
  void the_first_poll_gives_all_and_each_later_one_what_came_since() {
    log.event("batch-0", 1).event("batch-1", 2);
    assertThat(poll()).containsExactly("batch-0:1", "batch-1:1");
    assertThat(poll()).isEmpty();
    log.event("batch-0", 3).event("batch-2", 4);
    assertThat(poll()).containsExactly("batch-0:2", "batch-2:1");
    assertThat(poll()).isEmpty();
  }

  @Test
  void a_cause_may_have_come_with_an_earlier_poll() {
    log.event("batch-0", 100);
    assertThat(poll()).containsExactly("batch-0:1");
    log.event("batch-1", 1, "batch-0:1").event("batch-0", 101, "batch-1:1");
    assertThat(poll()).containsExactly("batch-1:1", "batch-0:2");
  }

  @Test
  void an_event_whose_cause_never_comes_is_not_held_back() {
    log.event("batch-0", 1, "batch-1:7");
    assertThat(poll()).containsExactly("batch-0:1");
  }

  @Test
  void a_number_that_came_with_an_earlier_poll_does_not_count_again() {
    log.numbered("batch-0", 1, 1);
    assertThat(poll()).containsExactly("batch-0:1");
    log.numbered("batch-0", 1, 2).numbered("batch-0", 2, 3);
    assertThat(poll()).containsExactly("batch-0:2");
  }

  @Test
  void a_cause_that_is_written_while_the_writers_are_read_one_by_one_still_comes_first() {
    HandMadeLog source = new HandMadeLog().event("batch-0", 2).event("batch-1", 1, "batch-0:1");
    EventTail racing = EventLog.over(new LateStore(source)).tail();
    assertThat(HandMadeLog.ids(racing.poll())).containsExactly("batch-0:1", "batch-1:1");
  }

  @Test
  void many_events_come_with_several_polls() {
    for (int i = 1; i <= 10_000; i++) {
      log.event("batch-0", i);
    }
    List<String> seen = new ArrayList<>(poll());
    while (tail.hasMore()) {
      seen.addAll(poll());
    }
    assertThat(seen).hasSize(10_000).doesNotHaveDuplicates();
    assertThat(poll()).isEmpty();
  }

  private List<String> poll() {
    return HandMadeLog.ids(tail.poll());
  }
}
