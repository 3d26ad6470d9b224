package dev.hpccompose.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.hpccompose.events.LogFinding.CausalCycle;
import dev.hpccompose.events.LogFinding.DanglingCause;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In which order the events of several writers are read. */
class MergeOrderTest {

  private final HandMadeLog log = new HandMadeLog();

  @Test
  void time_decides_between_writers() {
    log.event("a", 1).event("a", 4).event("b", 2).event("b", 3);
    assertThat(order()).containsExactly("a:1", "b:1", "b:2", "a:2");
  }

  @Test
  void the_name_of_the_writer_decides_where_times_are_equal() {
    log.event("b", 1).event("a", 1).event("c", 1);
    assertThat(order()).containsExactly("a:1", "b:1", "c:1");
  }

  @Test
  void the_number_comes_before_the_time_within_a_writer() {
    log.event("a", 9).event("a", 1).event("b", 5);
    assertThat(order()).containsExactly("b:1", "a:1", "a:2");
  }

  @Test
  void a_cause_comes_before_its_effect_whatever_the_clocks_say() {
    log.event("a", 100).event("b", 1, "a:1").event("b", 2);
    assertThat(order()).containsExactly("a:1", "b:1", "b:2");
    assertThat(log.read().findings()).isEmpty();
  }

  @Test
  void chains_of_causes_across_writers_are_followed() {
    log.event("a", 30, "b:1").event("b", 20, "c:2").event("c", 40).event("c", 1).event("d", 35);
    assertThat(order()).containsExactly("d:1", "c:1", "c:2", "b:1", "a:1");
  }

  @Test
  void a_cause_that_is_nowhere_is_a_finding_and_orders_nothing() {
    log.event("a", 2).event("b", 1, "gone:3");
    assertThat(order()).containsExactly("b:1", "a:1");
    assertThat(log.read().findings())
        .containsExactly(new DanglingCause("b", 0, new EventId("gone", 3)));
  }

  @Test
  void causes_in_a_circle_are_a_finding_and_the_earliest_goes_first() {
    log.event("a", 2, "b:1").event("b", 1, "a:1").event("c", 3, "b:1");
    assertThat(order()).containsExactly("b:1", "a:1", "c:1");
    assertThat(log.read().findings()).containsExactly(new CausalCycle("b", 0, new EventId("a", 1)));
  }

  @Test
  void an_event_that_names_itself_or_a_later_one_of_its_writer_is_a_finding() {
    log.event("a", 1, "a:1").event("a", 2, "a:3").event("a", 3);
    assertThat(order()).containsExactly("a:1", "a:2", "a:3");
    assertThat(log.read().findings())
        .containsExactly(
            new CausalCycle("a", 0, new EventId("a", 1)),
            new CausalCycle("a", 1, new EventId("a", 3)));
  }

  @Test
  void a_hundred_thousand_events_are_merged_in_seconds() {
    for (int i = 1; i <= 50_000; i++) {
      log.event("a", i, i == 1 ? "" : "b:" + (i - 1)).event("b", 100_000 - i, "a:" + i);
    }
    List<String> order = assertTimeout(Duration.ofSeconds(20), this::order);
    assertThat(order).hasSize(100_000).startsWith("a:1", "b:1", "a:2", "b:2");
  }

  @Test
  void a_cause_that_its_writer_has_passed_over_orders_nothing() {
    log.numbered("a", 1, 1).numbered("a", 3, 9).event("b", 2, "a:2");
    assertThat(order()).containsExactly("a:1", "b:1", "a:3");
    assertThat(log.read().findings())
        .containsExactly(
            new LogFinding.SequenceGap("a", 1, 2, 3),
            new DanglingCause("b", 0, new EventId("a", 2)));
  }

  @Test
  void the_order_does_not_depend_on_how_much_is_read_at_once() {
    for (int seed = 0; seed < 300; seed++) {
      HandMadeLog whole = HandMadeLog.random(seed, Integer.MAX_VALUE);
      HandMadeLog pieces = HandMadeLog.random(seed, 1 + seed % 3);
      assertThat(pieces.read()).as("seed %d", seed).isEqualTo(whole.read());
    }
  }

  @Test
  void no_more_is_read_than_is_needed() {
    HandMadeLog pieces = new HandMadeLog(2);
    for (int i = 1; i <= 100; i++) {
      pieces.event("a", i);
    }
    assertThat(pieces.log().events().limit(3)).hasSize(3);
    assertThat(pieces.store().linesRead()).isLessThan(10);
  }

  private List<String> order() {
    return HandMadeLog.ids(log.read().events());
  }
}
