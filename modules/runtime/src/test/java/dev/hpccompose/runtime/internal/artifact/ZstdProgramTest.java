package dev.hpccompose.runtime.internal.artifact;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZstdProgramTest {

  @TempDir Path directory;

  @Test
  void aProgramThatStandsStillIsEnded() {
    List<String> standing = List.of("sh", "-c", "exec sleep 600");
    assertThatThrownBy(
            () -> {
              try (ZstdProgram zstd =
                  new ZstdProgram(standing, directory.resolve("x"), Duration.ofMillis(50))) {
                for (int i = 0; i < 100; i++) {
                  zstd.write(new byte[1 << 16], 0, 1 << 16);
                }
              }
            })
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("zstd failed: ");
  }
}
