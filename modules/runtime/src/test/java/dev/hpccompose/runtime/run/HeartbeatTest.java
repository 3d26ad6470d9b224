package dev.hpccompose.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.tracking.Freshness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeartbeatTest {

  private static final Instant NOW = Instant.parse("2026-11-21T01:31:54Z");

  @TempDir private Path directory;

  @Test
  void a_run_whose_supervisor_never_wrote_has_none() {
    assertThat(read()).isEqualTo(Freshness.MISSING);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, FRESH",
    "30, 30, FRESH",
    "31, 31, STALE",
    "600, 1, FRESH",
    "1, 600, FRESH",
    "-600, 31, STALE"
  })
  void it_is_fresh_while_the_file_or_its_stamp_is_young(int stamp, int file, Freshness expected)
      throws IOException {
    Path heartbeat = new RunDirectory(directory).heartbeat();
    Files.writeString(heartbeat, NOW.minus(Duration.ofSeconds(stamp)) + " run 00000007\n");
    Files.setLastModifiedTime(heartbeat, FileTime.from(NOW.minus(Duration.ofSeconds(file))));
    assertThat(read()).isEqualTo(expected);
  }

  @Test
  void half_a_line_counts_by_its_time_in_the_file_system() throws IOException {
    Path heartbeat = Files.writeString(new RunDirectory(directory).heartbeat(), "2026-");
    Files.setLastModifiedTime(heartbeat, FileTime.from(NOW));
    assertThat(read()).isEqualTo(Freshness.FRESH);
  }

  private Freshness read() {
    return Heartbeat.read(new RunDirectory(directory), InstantSource.fixed(NOW));
  }
}
