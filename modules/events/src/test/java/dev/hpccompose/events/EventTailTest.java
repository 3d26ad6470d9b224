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
    log.event("a", 1).event("b", 2);
    assertThat(poll()).containsExactly("a:1", "b:1");
    assertThat(poll()).isEmpty();
    log.event("a", 3).event("c", 4);
    assertThat(poll()).containsExactly("a:2", "c:1");
    assertThat(poll()).isEmpty();
  }

  @Test
  void a_cause_may_have_come_with_an_earlier_poll() {
    log.event("a", 100);
    assertThat(poll()).containsExactly("a:1");
    log.event("b", 1, "a:1").event("a", 101, "b:1");
    assertThat(poll()).containsExactly("b:1", "a:2");
  }

  @Test
  void an_event_whose_cause_never_comes_is_not_held_back() {
    log.event("a", 1, "b:7");
    assertThat(poll()).containsExactly("a:1");
  }

  @Test
  void a_number_that_came_with_an_earlier_poll_does_not_count_again() {
    log.numbered("a", 1, 1);
    assertThat(poll()).containsExactly("a:1");
    log.numbered("a", 1, 2).numbered("a", 2, 3);
    assertThat(poll()).containsExactly("a:2");
  }

  @Test
  void a_cause_that_is_written_while_the_writers_are_read_one_by_one_still_comes_first() {
    HandMadeLog source = new HandMadeLog().event("a", 2).event("b", 1, "a:1");
    EventTail racing = EventLog.over(new LateStore(source)).tail();
    assertThat(HandMadeLog.ids(racing.poll())).containsExactly("a:1", "b:1");
  }

  @Test
  void many_events_come_with_several_polls() {
    for (int i = 1; i <= 10_000; i++) {
      log.event("a", i);
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
