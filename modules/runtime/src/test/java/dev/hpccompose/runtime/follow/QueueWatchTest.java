package dev.hpccompose.runtime.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.runtime.run.RunDirectory;
import dev.hpccompose.runtime.run.RunView;
import dev.hpccompose.runtime.status.Scheduling;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QueueWatchTest {

  private Instant now = Instant.EPOCH;
  private final InstantSource clock = () -> now;
  private final QueueWatch watch = new QueueWatch(Scheduling.anew(Map.of()), clock);

  @Test
  void theSchedulerIsAskedLessAndLessOften() {
    List<Long> pauses = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      pauses.add(pauseUntilAsked());
    }
    assertThat(pauses).containsExactly(2L, 10L, 20L, 40L, 60L, 60L);
  }

  @Test
  void whatMovesByItselfIsNotAskedAbout() {
    pauseUntilAsked();
    for (int i = 0; i < 100; i++) {
      now = now.plusSeconds(1);
      watch.moved();
      assertThat(watch.isDue()).isFalse();
    }
    assertThat(pauseUntilAsked()).isEqualTo(2);
  }

  private long pauseUntilAsked() {
    Instant before = now;
    while (!watch.isDue()) {
      now = now.plusSeconds(1);
    }
    watch.ask(RunView.of(new RunDirectory(Path.of("/nowhere/runs/r")), Stream.of()));
    return Duration.between(before, now).toSeconds();
  }
}
