package dev.hpccompose.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.tracking.Launch;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineTimesTest {

  private static final Launch FIRST =
      new Launch("s", 0, 1, at("10:00:00.500"), Optional.of(at("11:00:00")));
  private static final Launch SECOND = new Launch("s", 0, 2, at("11:00:05"), Optional.empty());
  private static final String MARK = "=== hpc-compose: attempt 0, launch 2, whenever ===";

  private final LineTimes times =
      new LineTimes("s", List.of(FIRST, SECOND), FIRST, at("12:00:00"), ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-11-20 23:11:00 text            | 2026-11-20T22:11:00Z
          2026-11-20T23:11:00.123456789 text  | 2026-11-20T22:11:00.123456789Z
          [2026-11-20 23:11:00,123] text      | 2026-11-20T22:11:00.123Z
          2026-11-20T23:11:00Z                | 2026-11-20T23:11:00Z
          2026-11-20T23:11:00.5+0200 text     | 2026-11-20T21:11:00.500Z
          (2026-11-20 23:11:00-01:30) text    | 2026-11-21T00:41:00Z
          2026-11-20 23:11:00 -1 is no offset | 2026-11-20T22:11:00Z
          2026-11-20 23:11:00+1               | 2026-11-20T22:11:00Z
          """)
  void aTimeAtTheBeginningOfALineIsUnderstood(String line, Instant expected) {
    assertThat(LineStamp.of(line, ZoneId.of("Europe/Berlin"))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[",
        "2026-11-20 23:11",
        "2026-13-20 23:11:00 no such month",
        "2026-11-20 25:11:00",
        "at 2026-11-20 23:11:00",
        "2026/11/20 23:11:00",
        "2026-11-20 23:11:00+99:99"
      })
  void whatOnlyLooksLikeATimeIsNone(String line) {
    assertThat(LineStamp.of(line, ZoneOffset.UTC)).isNull();
  }

  @Test
  void aLineWithoutATimeComesAfterTheLastOneThatIsKnown() {
    assertThat(times.of("text")).isEqualTo(line(0, FIRST.startedAt(), false, "text"));
    assertThat(times.of(stamp("10:30:00")).at()).isEqualTo(at("10:30:00"));
    assertThat(times.of("more")).isEqualTo(line(0, at("10:30:00"), false, "more"));
    assertThat(times.of(MARK)).isEqualTo(line(0, SECOND.startedAt(), true, MARK));
  }

  @Test
  void aTimeThatDoesNotFitIntoItsLaunchIsNotBelieved() {
    assertThat(times.of(stamp("09:30:00")).exact()).isFalse();
    assertThat(times.of(stamp("12:30:00")).at()).isEqualTo(FIRST.startedAt());
    times.of(MARK);
    assertThat(times.of(stamp("10:30:00")).at()).isEqualTo(SECOND.startedAt());
  }

  @Test
  void aTimeWithoutAFractionMayComeBeforeTheLaunchByLessThanASecond() {
    assertThat(times.of(stamp("10:00:00"))).matches(TimedLine::exact);
    assertThat(times.of("next").at()).isEqualTo(FIRST.startedAt());
  }

  @Test
  void theClockOfANodeMayBeTenMinutesAhead() {
    times.of(MARK);
    assertThat(times.of(stamp("12:09:59")).exact()).isTrue();
    assertThat(times.of(stamp("13:00:00")).exact()).isFalse();
  }

  @Test
  void aMarkOfALaunchThatNeverWasIsALineLikeOthers() {
    assertThat(times.of(MARK.replace("launch 2", "launch 7")).exact()).isFalse();
  }

  private static TimedLine line(int attempt, Instant at, boolean exact, String text) {
    return new TimedLine("s", attempt, at, exact, text);
  }

  private static String stamp(String time) {
    return "2026-11-20T" + time + "Z said";
  }

  private static Instant at(String time) {
    return Instant.parse("2026-11-20T" + time + "Z");
  }
}
