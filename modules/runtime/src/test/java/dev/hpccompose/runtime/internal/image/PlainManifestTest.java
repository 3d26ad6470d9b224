package dev.hpccompose.runtime.internal.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.runtime.ImageManifest;
import dev.hpccompose.runtime.spi.ImageConfig;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PlainManifestTest {

  private static final String KEY = "a".repeat(64);
  private static final long SIZE = 4096;

  private static byte[] manifest(String reference, Optional<ImageConfig> config) {
    return ManifestText.of(
        new ImageManifest(
            KEY, "base", reference, SIZE, Instant.EPOCH, "1", "enroot 4.1.0", config));
  }

  private static Optional<ImageConfig> config() {
    return Optional.of(
        new ImageConfig(
            List.of("/bin/sh"), List.of(), Optional.of("/"), List.of("A=\"1\""), Optional.empty()));
  }

  @Test
  @DisplayName("what is written is read without the parser, and as the parser reads it")
  void asWritten() {
    for (Optional<ImageConfig> config : List.of(config(), Optional.<ImageConfig>empty())) {
      byte[] bytes = manifest("docker://redis:7", config);
      assertThat(PlainManifest.reference(bytes, KEY, SIZE)).contains("docker://redis:7");
      assertThat(ManifestText.parse(bytes).orElseThrow().reference()).isEqualTo("docker://redis:7");
    }
  }

  @Test
  @DisplayName("what is cut off anywhere, of another image or of another size is nothing")
  void otherwise() {
    byte[] bytes = manifest("docker://redis:7", config());
    for (int length = 0; length < bytes.length - 1; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThat(PlainManifest.reference(cut, KEY, SIZE)).as("%d bytes", length).isEmpty();
      assertThat(ManifestText.reference(cut, KEY, SIZE)).as("%d bytes", length).isEmpty();
    }
    assertThat(ManifestText.reference(bytes, "b" + KEY.substring(1), SIZE)).isEmpty();
    assertThat(ManifestText.reference(bytes, KEY, SIZE + 1)).isEmpty();
  }

  @Test
  @DisplayName("another form of the same goes to the parser")
  void otherForms() {
    byte[] escaped = manifest("a \"quoted\\name\"", Optional.empty());
    assertThat(PlainManifest.reference(escaped, KEY, SIZE)).isEmpty();
    assertThat(ManifestText.reference(escaped, KEY, SIZE)).contains("a \"quoted\\name\"");
    byte[] spaced =
        new String(manifest("docker://redis:7", Optional.empty()), StandardCharsets.UTF_8)
            .replace("\":", "\" : ")
            .getBytes(StandardCharsets.UTF_8);
    assertThat(PlainManifest.reference(spaced, KEY, SIZE)).isEmpty();
    assertThat(ManifestText.reference(spaced, KEY, SIZE)).contains("docker://redis:7");
  }
}
