package dev.hpccompose.cli.internal.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Small texts. */
class TextTest {

  @Test
  void durationsAreAsLongAsTheyNeedToBe() {
    assertThat(Durations.text(Duration.ofMillis(312))).isEqualTo("0.3 s");
    assertThat(Durations.text(Duration.ofSeconds(2))).isEqualTo("2 s");
    assertThat(Durations.text(Duration.ofMillis(42_900))).isEqualTo("42 s");
    assertThat(Durations.text(Duration.ofSeconds(185))).isEqualTo("3 min 5 s");
    assertThat(Durations.text(Duration.ofMinutes(130))).isEqualTo("2 h 10 min");
    assertThat(Durations.text(Duration.ofHours(98))).isEqualTo("4 d 2 h");
  }

  @Test
  void timesSinceAStartAreAligned() {
    Instant start = Instant.EPOCH;
    assertThat(Times.since(start, start.plusMillis(412))).isEqualTo("  +0.4s");
    assertThat(Times.since(start, start.plusSeconds(65))).isEqualTo(" +1m05s");
    assertThat(Times.since(start, start.plusSeconds(7380))).isEqualTo(" +2h03m");
    assertThat(Times.since(start, start.minusSeconds(3))).isEqualTo("  +0.0s");
  }

  @Test
  void columnsOfATableAreAligned() {
    Table table = new Table("A", "LONG");
    table.row("wide cell", "x");
    assertThat(table).hasToString("A          LONG\nwide cell  x\n");
  }
}
