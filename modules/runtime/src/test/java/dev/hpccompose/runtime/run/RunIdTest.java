package dev.hpccompose.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunIdTest {

  private static final Instant NOW = Instant.parse("2026-11-21T01:31:54.435Z");

  @Test
  void hasTheTimeOfTheRunAndChance() {
    assertThat(RunId.next(InstantSource.fixed(NOW))).matches("20261121-013154-6f5c[0-9a-f]{4}");
    assertThat(Stream.generate(() -> RunId.next(InstantSource.fixed(NOW))).limit(3).distinct())
        .hasSizeGreaterThan(1);
  }

  @Test
  void sortsByTimeAlsoWithinASecond() {
    List<String> ids =
        IntStream.range(0, 200)
            .mapToObj(i -> NOW.plus(Duration.ofMillis(i * 7L)))
            .map(time -> RunId.next(InstantSource.fixed(time)))
            .toList();
    assertThat(ids).isSorted();
  }
}
