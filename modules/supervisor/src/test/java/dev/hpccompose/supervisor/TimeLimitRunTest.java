package dev.hpccompose.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.AttemptEvent.AttemptFinished;
import dev.hpccompose.events.AttemptEvent.AttemptStarted;
import dev.hpccompose.events.AttemptEvent.TeardownStarted;
import dev.hpccompose.events.AttemptEvent.TimeLimitAnnounced;
import dev.hpccompose.events.CauseEvent.AttemptBrokenOff;
import dev.hpccompose.events.EventId;
import dev.hpccompose.events.Outcome;
import dev.hpccompose.events.TeardownReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What ends an attempt from outside, and what the next one makes of it. */
@Timeout(60)
class TimeLimitRunTest {

  private static final String SAVES =
      "trap 'echo saved' USR1; trap 'echo asked; exit 0' TERM; while :; do sleep 0.05; done";

  @TempDir private Path directory;

  @Test
  @DisplayName("services are told of the time limit, go on, and are stopped before it is reached")
  void theTimeLimitIsAnnounced() {
    Draft service = Draft.of("app", SAVES).stop("TERM", Duration.ofMillis(500));
    ScriptJob job =
        ScriptJob.of(directory, service)
            .instead("HC_TIME_LIMIT=7000 HC_WARNING_SIGNAL=USR1 HC_WARNING_TIME=6000");
    assertThat(job.run()).isEqualTo(143);
    assertThat(job.read("logs/app.log")).containsSubsequence("saved\n", "asked\n");
    assertThat(job.facts(TimeLimitAnnounced.class))
        .singleElement()
        .satisfies(limit -> assertThat(limit.signal()).isEqualTo("USR1"))
        .satisfies(
            limit ->
                assertThat(limit.remaining())
                    .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6)));
    assertThat(job.facts(TeardownStarted.class))
        .containsExactly(new TeardownStarted(TeardownReason.TIME_LIMIT, Optional.empty()));
    assertThat(job.facts(AttemptFinished.class))
        .containsExactly(new AttemptFinished(Outcome.TIMED_OUT, 143, Optional.empty()));
  }

  @Test
  @DisplayName("an attempt that was killed is said to have broken off by the next one")
  void aKilledAttemptBrokeOff() throws IOException {
    ScriptJob first = ScriptJob.of(directory, Draft.of("app", "true"));
    assertThat(first.run()).isZero();
    Path history = first.home().resolve("events/batch-0.jsonl");
    String whole = Files.readString(history);
    int end = whole.indexOf("attempt.finished");
    Files.writeString(history, whole.substring(0, end));

    ScriptJob second = first.attempt(1);
    assertThat(second.run()).isZero();
    long last = whole.substring(0, end).lines().count() - 1;
    assertThat(second.facts(AttemptBrokenOff.class))
        .singleElement()
        .satisfies(broken -> assertThat(broken.previous()).isZero())
        .satisfies(broken -> assertThat(broken.lastEvent()).contains(new EventId("batch-0", last)));
    assertThat(second.history().events())
        .filteredOn(event -> event.event() instanceof AttemptStarted && event.attempt() == 1)
        .singleElement()
        .extracting(event -> event.cause().map(EventId::toString))
        .isEqualTo(Optional.of("batch-0:" + last));
  }
}
