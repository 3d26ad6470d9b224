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
  void aDamagedLineIsNamedAndPassedOver() {
    log.event("batch-0", 1).raw("batch-0", "{\"v\":1").event("batch-0", 2);
    assertThat(ids()).containsExactly("batch-0:1", "batch-0:2");
    assertThat(log.read().findings())
        .singleElement()
        .isInstanceOfSatisfying(DamagedLine.class, line -> assertThat(line.offset()).isEqualTo(1));
  }

  @Test
  void aGapIsNamedOnceAndTheEventsBehindItCount() {
    log.numbered("batch-0", 1, 1).numbered("batch-0", 4, 2).numbered("batch-0", 5, 3);
    assertThat(ids()).containsExactly("batch-0:1", "batch-0:4", "batch-0:5");
    assertThat(log.read().findings()).containsExactly(new SequenceGap("batch-0", 1, 2, 4));
  }

  @Test
  void aLogThatDoesNotBeginWithOneHasAGap() {
    log.numbered("batch-0", 2, 1);
    assertThat(log.read().findings()).containsExactly(new SequenceGap("batch-0", 0, 1, 2));
  }

  @Test
  void theFirstOfTwoEventsWithOneNumberCounts() {
    log.numbered("batch-0", 1, 1).numbered("batch-0", 1, 2).numbered("batch-0", 2, 3);
    assertThat(log.read().events())
        .extracting(event -> event.at().getEpochSecond() % 60)
        .containsExactly(1L, 3L);
    assertThat(log.read().findings()).containsExactly(new SequenceRepeat("batch-0", 1, 1));
  }

  @Test
  void aNumberThatComesLateCountsWhereItStands() {
    log.numbered("batch-0", 1, 1)
        .numbered("batch-0", 3, 2)
        .numbered("batch-0", 2, 3)
        .numbered("batch-0", 4, 4);
    assertThat(ids()).containsExactly("batch-0:1", "batch-0:3", "batch-0:2", "batch-0:4");
    assertThat(log.read().findings())
        .containsExactly(new SequenceGap("batch-0", 1, 2, 3), new SequenceGap("batch-0", 2, 4, 2));
  }

  @Test
  void eventsOfAnotherRunDoNotCountAndDisturbNoNumbers() {
    log.foreign("batch-0", 1, "old").foreign("batch-0", 2, "old");
    log.event("batch-0", 1);
    log.raw("submit", planned("run"));
    assertThat(ids()).containsExactly("batch-0:1", "submit:1");
    assertThat(log.read().findings())
        .containsExactly(
            new ForeignRun("batch-0", 0, "run", "old"), new ForeignRun("batch-0", 1, "run", "old"));
  }

  @Test
  void withoutAPlanTheFirstEventOfTheFirstWriterNamesTheRun() {
    log.foreign("batch-1", 1, "one").foreign("batch-0", 1, "two");
    assertThat(ids()).containsExactly("batch-0:1");
    assertThat(log.read().findings()).containsExactly(new ForeignRun("batch-1", 0, "two", "one"));
  }

  @Test
  void findingsComeWriterByWriter() {
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
