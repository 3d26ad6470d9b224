package dev.hpccompose.eventstore.jsonl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.AttemptEvent.SignalReceived;
import dev.hpccompose.events.EventId;
import dev.hpccompose.events.EventTail;
import dev.hpccompose.events.EventWriter;
import dev.hpccompose.events.History;
import dev.hpccompose.events.LogFinding;
import dev.hpccompose.events.LogFinding.DamagedLine;
import dev.hpccompose.events.LogFinding.SequenceGap;
import dev.hpccompose.events.LogFinding.SequenceRepeat;
import dev.hpccompose.events.LogFinding.TornTail;
import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.events.UnknownEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a log that was cut, flipped, mixed up, or written by a newer build. */
@DisplayName("Architecture 2: a damaged log is reported and everything else still counts")
class CorruptionTest {

  private RecordedJob job = new RecordedJob(Path.of(""));
  private List<RecordedEvent> whole = List.of();
  private byte[] intact = new byte[0];

  @BeforeEach
  void recordJob(@TempDir Path directory) {
    job = RecordedJob.in(directory);
    whole = job.events();
    intact = job.bytes();
  }

  @Test
  void an_intact_log_has_no_findings() {
    assertThat(whole).hasSize(7);
    assertThat(job.log().read().findings()).isEmpty();
  }

  @Test
  void a_last_line_torn_at_any_byte_is_left_alone_and_reported() {
    for (int cut = job.startOf(4); cut < intact.length; cut++) {
      job.overwrite(Arrays.copyOf(intact, cut));
      int complete = job.lines().size() - (intact[cut - 1] == '\n' ? 0 : 1);
      int start = job.startOf(complete);
      History history = job.log().read();
      assertThat(history.events()).as("cut at %d", cut).isEqualTo(whole.subList(0, complete));
      assertThat(history.findings()).as("cut at %d", cut).isEqualTo(torn(start, cut - start));
      assertThat(job.bytes()).hasSize(cut);
    }
  }

  @Test
  void a_writer_that_comes_back_after_a_tear_at_any_byte_loses_nothing_and_repeats_nothing() {
    for (int cut = job.startOf(4); cut < intact.length; cut++) {
      job.overwrite(Arrays.copyOf(intact, cut));
      RecordedEvent added = appendOne();
      // a line that lacks nothing but its line feed is whole once it is closed off
      int before = wholeLinesIn(cut);
      History history = job.log().read();
      assertThat(history.events()).as("cut at %d", cut).hasSize(before + 1).endsWith(added);
      assertThat(history.events().subList(0, before)).isEqualTo(whole.subList(0, before));
      assertThat(history.findings()).allMatch(DamagedLine.class::isInstance).hasSizeLessThan(2);
      assertThat(Arrays.copyOf(job.bytes(), cut)).isEqualTo(Arrays.copyOf(intact, cut));
    }
  }

  @Test
  void a_torn_line_is_read_again_when_the_rest_of_it_has_come() {
    int end = job.startOf(7);
    for (int cut = job.startOf(6); cut < end; cut++) {
      job.overwrite(Arrays.copyOf(intact, cut));
      EventTail tail = job.log().tail();
      assertThat(tail.poll()).isEqualTo(whole.subList(0, 6));
      job.overwrite(intact);
      assertThat(tail.poll()).as("cut at %d", cut).containsExactly(whole.get(6));
    }
  }

  @Test
  void a_bit_flipped_anywhere_in_a_middle_line_loses_no_event_silently() {
    for (int at = job.startOf(3); at < job.startOf(4); at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] flipped = intact.clone();
        flipped[at] ^= (byte) (1 << bit);
        job.overwrite(flipped);
        History history = job.log().read();
        Set<EventId> lost = ids(whole);
        lost.removeAll(ids(history.events()));
        assertThat(lost).as("bit %d at %d", bit, at).hasSizeLessThanOrEqualTo(2);
        assertThat(lost.isEmpty() || !history.findings().isEmpty()).isTrue();
        assertThat(history.events()).containsAll(whole.subList(0, 3)).contains(whole.get(6));
      }
    }
  }

  @Test
  void a_flipped_brace_is_reported_with_its_offset_and_leaves_a_gap() {
    int start = job.startOf(3);
    byte[] flipped = intact.clone();
    flipped[start] ^= 1;
    job.overwrite(flipped);
    List<LogFinding> findings = job.log().read().findings();
    assertThat(findings)
        .extracting(LogFinding::code)
        .containsExactly("damaged_line", "sequence_gap", "dangling_cause");
    assertThat(findings)
        .extracting(LogFinding::offset)
        .containsExactly((long) start, (long) job.startOf(4), (long) job.startOf(4));
  }

  @Test
  void a_line_that_is_gone_is_a_gap_and_the_events_behind_it_count() {
    List<String> lines = new ArrayList<>(job.lines());
    lines.remove(1);
    job.overwrite(lines);
    assertThat(job.events()).hasSize(6);
    assertThat(job.log().read().findings())
        .containsExactly(new SequenceGap(RecordedJob.WRITER, job.startOf(1), 2, 3));
  }

  @Test
  void a_line_that_is_there_twice_counts_once() {
    List<String> lines = new ArrayList<>(job.lines());
    lines.add(3, lines.get(2));
    job.overwrite(lines);
    assertThat(job.events()).isEqualTo(whole);
    assertThat(job.log().read().findings())
        .containsExactly(new SequenceRepeat(RecordedJob.WRITER, job.startOf(3), 3));
  }

  @Test
  void an_unknown_type_is_kept_and_no_finding() {
    replace("service.ready", "service.enlightened");
    assertThat(job.events().get(3).event())
        .isEqualTo(new UnknownEvent("service.enlightened", 1, job.lines().get(3)));
    assertThat(job.log().read().findings()).isEmpty();
  }

  @Test
  void a_future_version_is_kept_and_no_finding() {
    replace("{\"v\":1,\"seq\":4", "{\"v\":2,\"seq\":4");
    assertThat(job.events().get(3).event())
        .isEqualTo(new UnknownEvent("service.ready", 2, job.lines().get(3)));
    assertThat(job.log().read().findings()).isEmpty();
  }

  @Test
  void zeros_that_a_file_system_left_at_the_end_are_a_torn_line() {
    job.overwrite(Arrays.copyOf(intact, intact.length + 100));
    assertThat(job.events()).isEqualTo(whole);
    assertThat(job.log().read().findings()).isEqualTo(torn(intact.length, 100));
  }

  private RecordedEvent appendOne() {
    try (EventWriter writer = job.writer()) {
      return writer.append(new SignalReceived("INT"));
    }
  }

  private int wholeLinesIn(int cut) {
    int whole = 0;
    while (whole < 7 && lineEnd(whole) <= cut) {
      whole++;
    }
    return whole;
  }

  /** Where a line of the intact log ends, in front of its line feed. */
  private int lineEnd(int line) {
    int seen = -1;
    for (int i = 0; i < intact.length; i++) {
      seen += intact[i] == '\n' ? 1 : 0;
      if (seen == line) {
        return i;
      }
    }
    return intact.length;
  }

  private void replace(String good, String other) {
    job.overwrite(job.lines().stream().map(line -> line.replace(good, other)).toList());
  }

  private static List<LogFinding> torn(long start, long length) {
    return length == 0 ? List.of() : List.of(new TornTail(RecordedJob.WRITER, start, length));
  }

  private static Set<EventId> ids(List<RecordedEvent> events) {
    return new HashSet<>(events.stream().map(RecordedEvent::id).toList());
  }
}
