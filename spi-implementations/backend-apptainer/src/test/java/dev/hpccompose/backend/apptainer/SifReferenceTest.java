package dev.hpccompose.backend.apptainer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SifReferenceTest {

  private static final String DIGEST = "@sha256:" + "a".repeat(64);

  @ParameterizedTest
  @CsvSource({
    "docker://redis:7, docker://redis:7",
    "docker://ghcr.io/a/b:1, docker://ghcr.io/a/b:1",
    "docker://ghcr.io#a/b:1, docker://ghcr.io/a/b:1",
    "docker://me@nvcr.io#nvidia/pytorch:24.01, docker://nvcr.io/nvidia/pytorch:24.01",
    "docker://127.0.0.1:5000/a:1, docker://127.0.0.1:5000/a:1",
    "dockerd://app, docker-daemon:app:latest",
    "dockerd://team/app:2, docker-daemon:team/app:2",
    "oras://ghcr.io/a/b:1, oras://ghcr.io/a/b:1",
  })
  @DisplayName("a reference is written as Apptainer takes it")
  void references(String spec, String argument) {
    assertThat(SifReference.of(spec)).isEqualTo(argument);
  }

  @Test
  @DisplayName("a digest says more than a tag, and Apptainer refuses both together")
  void digests() {
    assertThat(SifReference.of("docker://redis:7" + DIGEST)).isEqualTo("docker://redis" + DIGEST);
    assertThat(SifReference.of("docker://127.0.0.1:5000/a" + DIGEST))
        .isEqualTo("docker://127.0.0.1:5000/a" + DIGEST);
    assertThat(SifReference.of("docker://h:5000/a:1" + DIGEST))
        .isEqualTo("docker://h:5000/a" + DIGEST);
  }

  @ParameterizedTest
  @CsvSource({
    "docker://redis:7, registry-1.docker.io",
    "docker://docker.io/library/redis, registry-1.docker.io",
    "docker://team/app:1, registry-1.docker.io",
    "docker://h:5000/a, h",
    "oras://ghcr.io/a/b:1, ghcr.io",
  })
  @DisplayName("the machine whose credentials count")
  void machines(String reference, String machine) {
    assertThat(SifReference.machine(reference)).contains(machine);
  }

  @Test
  @DisplayName("only a registry on this machine may do without TLS")
  void loopback() {
    assertThat(SifReference.isOfThisMachine("docker://127.0.0.1:5000/a:1")).isTrue();
    assertThat(SifReference.isOfThisMachine("docker://localhost:5000#a:1")).isTrue();
    assertThat(SifReference.isOfThisMachine("docker://localhost.example.org/a")).isFalse();
    assertThat(SifReference.isOfThisMachine("docker://127.example.org/a")).isFalse();
    assertThat(SifReference.machine("library://a/b/c")).isEmpty();
  }
}
