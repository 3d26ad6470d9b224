package dev.hpccompose.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.EventId;
import dev.hpccompose.events.EventWriter;
import dev.hpccompose.events.JobEvent;
import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.events.ServiceEvent.ServiceExited;
import dev.hpccompose.events.ServiceEvent.ServiceStarted;
import dev.hpccompose.runtime.run.RunDirectory;
import dev.hpccompose.runtime.run.RunView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The logs of two services: {@code a} writes times, {@code b} writes none and is tried twice. */
class MergedLogsTest {

  private static final LogRange ALL =
      new LogRange(
          Optional.empty(),
          Optional.empty(),
          OptionalInt.empty(),
          Optional.empty(),
          OptionalInt.empty());

  @TempDir Path directory;
  private final List<RecordedEvent> events = new ArrayList<>();

  @BeforeEach
  void run() throws IOException {
    Path logs = Files.createDirectories(directory.resolve("logs"));
    Files.writeString(
        logs.resolve("a.log"),
        """
        no time yet
        2026-11-20T10:10:00Z a1
          of a1
        2026-11-20T10:30:00Z a2
        """);
    Files.writeString(
        logs.resolve("b.log"),
        """
        b, first try

        === hpc-compose: attempt 0, launch 2, 2026-11-20T10:20:00Z ===
        b, second try
        """);
    tell("10:00:00", new ServiceStarted("a", 1, "n1"));
    tell("10:05:00", new ServiceStarted("b", 1, "n1"));
    tell("10:15:00", new ServiceExited("b", 1, 3, Optional.empty()));
    tell("10:20:00", new ServiceStarted("b", 2, "n1"));
    tell("10:40:00", new ServiceExited("b", 2, 0, Optional.empty()));
  }

  @Test
  @DisplayName("a line comes before another where it may have been written earlier (S-087)")
  void linesAreMergedByTheTimesThatAreKnown() throws IOException {
    assertThat(texts(ALL))
        .containsExactly(
            "no time yet",
            "b, first try",
            "",
            "2026-11-20T10:10:00Z a1",
            "  of a1",
            "=== hpc-compose: attempt 0, launch 2, 2026-11-20T10:20:00Z ===",
            "b, second try",
            "2026-11-20T10:30:00Z a2");
  }

  @Test
  @DisplayName("--since leaves out what was certainly written earlier, and nothing else")
  void sinceLeavesOutWhatIsCertainlyEarlier() throws IOException {
    assertThat(texts(since("10:05:00"))).hasSize(8);
    assertThat(texts(since("10:10:00"))).doesNotContain("nothing").hasSize(8);
    assertThat(texts(since("10:10:01")))
        .containsExactly(
            "b, first try",
            "",
            "  of a1",
            "=== hpc-compose: attempt 0, launch 2, 2026-11-20T10:20:00Z ===",
            "b, second try",
            "2026-11-20T10:30:00Z a2");
    assertThat(texts(since("10:35:00"))).containsExactly("b, second try");
    assertThat(texts(since("10:50:00"))).isEmpty();
  }

  @Test
  @DisplayName("--until leaves out what was certainly written later, and nothing else")
  void untilLeavesOutWhatIsCertainlyLater() throws IOException {
    assertThat(texts(until("09:00:00"))).isEmpty();
    assertThat(texts(until("10:04:00"))).containsExactly("no time yet");
    assertThat(texts(until("10:10:00")))
        .containsExactly("no time yet", "b, first try", "", "2026-11-20T10:10:00Z a1", "  of a1");
    assertThat(texts(until("10:30:00"))).hasSize(8);
  }

  @Test
  void theLastLinesAreThoseOfEachServiceThatAreWanted() throws IOException {
    assertThat(texts(last(1, Optional.empty())))
        .containsExactly("b, second try", "2026-11-20T10:30:00Z a2");
    assertThat(texts(last(1, Optional.of(Pattern.compile("a1|first")))))
        .containsExactly("b, first try", "  of a1");
  }

  @Test
  @DisplayName("a clock that is an hour off changes no order: its times are not believed")
  void aClockThatIsWrongIsNotBelieved() throws IOException {
    Files.writeString(directory.resolve("logs/a.log"), "2026-11-20T11:10:00Z a1\n");
    events.removeIf(event -> event.event() instanceof ServiceStarted s && s.service().equals("a"));
    tell("10:00:00", new ServiceStarted("a", 1, "n1"));
    tell("10:45:00", new ServiceExited("a", 1, 0, Optional.empty()));
    assertThat(texts(ALL)).startsWith("2026-11-20T11:10:00Z a1", "b, first try");
  }

  private List<String> texts(LogRange range) throws IOException {
    List<String> texts = new ArrayList<>();
    RunView view = RunView.read(recorded());
    new MergedLogs(view, service -> true, range, at("11:00:00"), true)
        .show(line -> texts.add(line.text()));
    return texts;
  }

  private RunDirectory recorded() throws IOException {
    RunDirectory run = new RunDirectory(directory);
    Files.deleteIfExists(run.events().resolve("batch-0.jsonl"));
    Iterator<RecordedEvent> times = events.iterator();
    try (EventWriter writer =
        EventWriter.open(
            run.events(),
            "batch-0",
            "r",
            0,
            () -> times.hasNext() ? times.next().at() : events.getLast().at())) {
      events.forEach(event -> writer.append(event.event()));
    }
    return run;
  }

  private static LogRange since(String time) {
    return new LogRange(
        Optional.of(at(time)), ALL.until(), ALL.attempt(), ALL.pattern(), ALL.last());
  }

  private static LogRange until(String time) {
    return new LogRange(
        ALL.since(), Optional.of(at(time)), ALL.attempt(), ALL.pattern(), ALL.last());
  }

  private static LogRange last(int lines, Optional<Pattern> pattern) {
    return new LogRange(ALL.since(), ALL.until(), ALL.attempt(), pattern, OptionalInt.of(lines));
  }

  private void tell(String time, JobEvent event) {
    EventId id = new EventId("batch-0", events.size() + 1);
    events.add(new RecordedEvent(id, at(time), "r", 0, Optional.empty(), event));
  }

  private static Instant at(String time) {
    return Instant.parse("2026-11-20T" + time + "Z");
  }
}
