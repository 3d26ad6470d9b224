package dev.hpccompose.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.LogFinding.DamagedLine;
import dev.hpccompose.events.LogFinding.ForeignRun;
import dev.hpccompose.events.LogFinding.SequenceGap;
import dev.hpccompose.events.LogFinding.SequenceRepeat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is wrong with a log is said, and the rest of it counts. */
class LogFindingsTest {

  private final HandMadeLog log = new HandMadeLog();

  @Test
  void a_damaged_line_is_named_and_passed_over() {
    log.event("batch-0", 1).raw("batch-0", "{\"v\":1").event("batch-0", 2);
    assertThat(ids()).containsExactly("batch-0:1", "batch-0:2");
    assertThat(log.read().findings())
        .singleElement()
        .isInstanceOfSatisfying(DamagedLine.class, line -> assertThat(line.offset()).isEqualTo(1));
  }

  @Test
  void a_gap_is_named_once_and_the_events_behind_it_count() {
    log.numbered("batch-0", 1, 1).numbered("batch-0", 4, 2).numbered("batch-0", 5, 3);
    assertThat(ids()).containsExactly("batch-0:1", "batch-0:4", "batch-0:5");
    assertThat(log.read().findings()).containsExactly(new SequenceGap("batch-0", 1, 2, 4));
  }

  @Test
  void a_log_that_does_not_begin_with_one_has_a_gap() {
    log.numbered("batch-0", 2, 1);
    assertThat(log.read().findings()).containsExactly(new SequenceGap("batch-0", 0, 1, 2));
  }

  @Test
  void the_first_of_two_events_with_one_number_counts() {
    log.numbered("batch-0", 1, 1).numbered("batch-0", 1, 2).numbered("batch-0", 2, 3);
    assertThat(log.read().events())
        .extracting(event -> event.at().getEpochSecond() % 60)
        .containsExactly(1L, 3L);
    assertThat(log.read().findings()).containsExactly(new SequenceRepeat("batch-0", 1, 1));
  }

  @Test
  void a_number_that_comes_late_counts_where_it_stands() {
    log.numbered("batch-0", 1, 1)
        .numbered("batch-0", 3, 2)
        .numbered("batch-0", 2, 3)
        .numbered("batch-0", 4, 4);
    assertThat(ids()).containsExactly("batch-0:1", "batch-0:3", "batch-0:2", "batch-0:4");
    assertThat(log.read().findings())
        .containsExactly(new SequenceGap("batch-0", 1, 2, 3), new SequenceGap("batch-0", 2, 4, 2));
  }

  @Test
  void events_of_another_run_do_not_count_and_disturb_no_numbers() {
    log.foreign("batch-0", 1, "old").foreign("batch-0", 2, "old");
    log.event("batch-0", 1);
    log.raw("submit", planned("run"));
    assertThat(ids()).containsExactly("batch-0:1", "submit:1");
    assertThat(log.read().findings())
        .containsExactly(
            new ForeignRun("batch-0", 0, "run", "old"), new ForeignRun("batch-0", 1, "run", "old"));
  }

  @Test
  void without_a_plan_the_first_event_of_the_first_writer_names_the_run() {
    log.foreign("batch-1", 1, "one").foreign("batch-0", 1, "two");
    assertThat(ids()).containsExactly("batch-0:1");
    assertThat(log.read().findings()).containsExactly(new ForeignRun("batch-1", 0, "two", "one"));
  }

  @Test
  void findings_come_writer_by_writer() {
    log.raw("batch-1", "x").raw("batch-0", "y").numbered("batch-0", 9, 1);
    List<LogFinding> findings = log.read().findings();
    assertThat(findings)
        .extracting(LogFinding::writer)
        .containsExactly("batch-0", "batch-0", "batch-1");
    assertThat(findings)
        .extracting(LogFinding::code)
        .containsExactly("damaged_line", "sequence_gap", "damaged_line");
  }

  private List<String> ids() {
    return HandMadeLog.ids(log.read().events());
  }

  private static String planned(String run) {
    return """
    {"v":1,"seq":1,"at":"2026-11-20T23:11:00.123456Z","type":"run.planned","run":"%s","attempt":0,\
    "job_name":"j","compose_file":"/c","submit_dir":"/","scheduler":"local","backend":"host",\
    "tool_version":"0","services":[]}\
    """
        .formatted(run);
  }
}
