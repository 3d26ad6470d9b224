package dev.hpccompose.backend.podman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodmanReferenceTest {

  private static final String DIGEST = "@sha256:" + "a".repeat(64);

  @ParameterizedTest
  @CsvSource({
    "docker://redis:7, docker.io/library/redis:7",
    "docker://team/app, docker.io/team/app",
    "docker://ghcr.io/team/app:1, ghcr.io/team/app:1",
    "docker://127.0.0.1:5000/app:1, 127.0.0.1:5000/app:1",
    "docker://nvcr.io#nvidia/cuda:12, nvcr.io/nvidia/cuda:12",
    "docker://user@nvcr.io#nvidia/cuda:12, nvcr.io/nvidia/cuda:12",
    "podman://localhost/mine:2, localhost/mine:2",
  })
  void namesAnImageWithItsRegistry(String reference, String name) {
    assertThat(PodmanReference.of(reference)).isEqualTo(name);
  }

  @Test
  void aDigestSaysMoreThanATag() {
    assertThat(PodmanReference.of("docker://ghcr.io/a/b:1" + DIGEST))
        .isEqualTo("ghcr.io/a/b" + DIGEST);
  }

  @Test
  void refusesWhatPodmanCannotFetch() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PodmanReference.of("/images/app.sqsh"))
        .withMessageContaining("/images/app.sqsh");
  }
}
