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
    log.event("batch-0", 1).event("batch-0", 4).event("batch-1", 2).event("batch-1", 3);
    assertThat(order()).containsExactly("batch-0:1", "batch-1:1", "batch-1:2", "batch-0:2");
  }

  @Test
  void the_name_of_the_writer_decides_where_times_are_equal() {
    log.event("batch-1", 1).event("batch-0", 1).event("batch-2", 1);
    assertThat(order()).containsExactly("batch-0:1", "batch-1:1", "batch-2:1");
  }

  @Test
  void the_number_comes_before_the_time_within_a_writer() {
    log.event("batch-0", 9).event("batch-0", 1).event("batch-1", 5);
    assertThat(order()).containsExactly("batch-1:1", "batch-0:1", "batch-0:2");
  }

  @Test
  void a_cause_comes_before_its_effect_whatever_the_clocks_say() {
    log.event("batch-0", 100).event("batch-1", 1, "batch-0:1").event("batch-1", 2);
    assertThat(order()).containsExactly("batch-0:1", "batch-1:1", "batch-1:2");
    assertThat(log.read().findings()).isEmpty();
  }

  @Test
  void chains_of_causes_across_writers_are_followed() {
    log.event("batch-0", 30, "batch-1:1")
        .event("batch-1", 20, "batch-2:2")
        .event("batch-2", 40)
        .event("batch-2", 1)
        .event("batch-3", 35);
    assertThat(order())
        .containsExactly("batch-3:1", "batch-2:1", "batch-2:2", "batch-1:1", "batch-0:1");
  }

  @Test
  void a_cause_that_is_nowhere_is_a_finding_and_orders_nothing() {
    log.event("batch-0", 2).event("batch-1", 1, "gone:3");
    assertThat(order()).containsExactly("batch-1:1", "batch-0:1");
    assertThat(log.read().findings())
        .containsExactly(new DanglingCause("batch-1", 0, new EventId("gone", 3)));
  }

  @Test
  void causes_in_a_circle_are_a_finding_and_the_earliest_goes_first() {
    log.event("batch-0", 2, "batch-1:1")
        .event("batch-1", 1, "batch-0:1")
        .event("batch-2", 3, "batch-1:1");
    assertThat(order()).containsExactly("batch-1:1", "batch-0:1", "batch-2:1");
    assertThat(log.read().findings())
        .containsExactly(new CausalCycle("batch-1", 0, new EventId("batch-0", 1)));
  }

  @Test
  void an_event_that_names_itself_or_a_later_one_of_its_writer_is_a_finding() {
    log.event("batch-0", 1, "batch-0:1").event("batch-0", 2, "batch-0:3").event("batch-0", 3);
    assertThat(order()).containsExactly("batch-0:1", "batch-0:2", "batch-0:3");
    assertThat(log.read().findings())
        .containsExactly(
            new CausalCycle("batch-0", 0, new EventId("batch-0", 1)),
            new CausalCycle("batch-0", 1, new EventId("batch-0", 3)));
  }

  @Test
  void a_hundred_thousand_events_are_merged_in_seconds() {
    for (int i = 1; i <= 50_000; i++) {
      log.event("batch-0", i, i == 1 ? "" : "batch-1:" + (i - 1))
          .event("batch-1", 100_000 - i, "batch-0:" + i);
    }
    List<String> order = assertTimeout(Duration.ofSeconds(20), this::order);
    assertThat(order)
        .hasSize(100_000)
        .startsWith("batch-0:1", "batch-1:1", "batch-0:2", "batch-1:2");
  }

  @Test
  void a_cause_that_its_writer_has_passed_over_orders_nothing() {
    log.numbered("batch-0", 1, 1).numbered("batch-0", 3, 9).event("batch-1", 2, "batch-0:2");
    assertThat(order()).containsExactly("batch-0:1", "batch-1:1", "batch-0:3");
    assertThat(log.read().findings())
        .containsExactly(
            new LogFinding.SequenceGap("batch-0", 1, 2, 3),
            new DanglingCause("batch-1", 0, new EventId("batch-0", 2)));
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
      pieces.event("batch-0", i);
    }
    assertThat(pieces.log().events().limit(3)).hasSize(3);
    assertThat(pieces.store().linesRead()).isLessThan(10);
  }

  private List<String> order() {
    return HandMadeLog.ids(log.read().events());
  }
}
