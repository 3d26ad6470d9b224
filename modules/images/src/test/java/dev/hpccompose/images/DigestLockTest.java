package dev.hpccompose.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestLockTest {

  private static final String A = "sha256:" + "a".repeat(64);
  private static final String B = "sha256:" + "b".repeat(64);

  @Test
  @DisplayName("what is written is read again, sorted, and the same every time")
  void roundTrip() {
    DigestLock lock =
        new DigestLock(new TreeMap<>(Map.of("docker://z:1", A, "docker://ghcr.io/a/b:2", B)));
    assertThat(lock.text())
        .endsWith(
            "version: 1\nimages:\n  \"docker://ghcr.io/a/b:2\": \"%s\"\n  \"docker://z:1\": \"%s\"\n"
                .formatted(B, A));
    assertThat(DigestLock.parse(lock.text())).isEqualTo(lock);
    DigestLock none = new DigestLock(new TreeMap<>());
    assertThat(DigestLock.parse(none.text())).isEqualTo(none);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "version: 2\nimages:\n",
        "version: 1\nimages:\n  \"docker://a\": \"sha256:00\"\n",
        "version: 1\nimages:\n  \"/a.sqsh\": \"sha256:00\"\n",
        "images: !!java.lang.Object {}\n"
      })
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> DigestLock.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
