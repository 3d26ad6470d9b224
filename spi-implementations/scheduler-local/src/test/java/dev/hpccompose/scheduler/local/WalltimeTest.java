package dev.hpccompose.scheduler.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WalltimeTest {

  @ParameterizedTest
  @CsvSource({
    "10, PT10M",
    "1:30, PT1M30S",
    "01:00:00, PT1H",
    "2-3, PT51H",
    "1-00:30, PT24H30M",
    "1-00:00:05, PT24H5S",
    "UNLIMITED, PT0S",
    "infinite, PT0S",
    "0, PT0S"
  })
  void everyFormOfSlurmsTimeIsUnderstood(String text, Duration expected) {
    assertThat(Walltime.millis(text)).isEqualTo(expected.toMillis());
  }
}
