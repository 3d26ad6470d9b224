package dev.hpccompose.backend.pyxis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EnrootReferenceTest {

  private static final String SHA = "sha256:" + "0".repeat(64);

  @Test
  @DisplayName("an image of Docker Hub stays as it is")
  void dockerHub() {
    assertThat(of("docker://redis:7", 4)).isEqualTo("docker://redis:7");
    assertThat(of("docker://bitnami/redis", 3)).isEqualTo("docker://bitnami/redis");
    assertThat(of("docker://docker.io/library/redis:7", 4)).isEqualTo("docker://library/redis:7");
  }

  @Test
  @DisplayName("another registry stands before a #, which every version understands")
  void otherRegistries() {
    assertThat(of("docker://nvcr.io/nvidia/cuda:12", 3))
        .isEqualTo("docker://nvcr.io#nvidia/cuda:12");
    assertThat(of("docker://127.0.0.1:5000/a:1", 4)).isEqualTo("docker://127.0.0.1:5000#a:1");
    assertThat(of("docker://localhost/a", 4)).isEqualTo("docker://localhost#a");
    assertThat(of("docker://nvcr.io#nvidia/cuda:12", 3))
        .isEqualTo("docker://nvcr.io#nvidia/cuda:12");
  }

  @Test
  @DisplayName("a digest is sent as the version of Enroot understands it, and without the tag")
  void digests() {
    assertThat(of("docker://redis@" + SHA, 3)).isEqualTo("docker://redis:" + SHA);
    assertThat(of("docker://redis@" + SHA, 4)).isEqualTo("docker://redis@" + SHA);
    assertThat(of("docker://ghcr.io:443/a/b:1@" + SHA, 4))
        .isEqualTo("docker://ghcr.io:443#a/b@" + SHA);
  }

  @Test
  @DisplayName("images of a local daemon stay as they are (S-209)")
  void daemons() {
    assertThat(of("dockerd://my.image/x:1", 4)).isEqualTo("dockerd://my.image/x:1");
    assertThat(of("podman://x", 3)).isEqualTo("podman://x");
  }

  private static String of(String reference, int major) {
    return EnrootReference.of(reference, major, false);
  }
}
