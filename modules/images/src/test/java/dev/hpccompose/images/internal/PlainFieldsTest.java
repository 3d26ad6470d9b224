package dev.hpccompose.images.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.images.ImageManifest;
import dev.hpccompose.images.spi.ImageConfig;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainFieldsTest {

  private static final String KEY = "a".repeat(64);
  private static final long SIZE = 4096;

  private static byte[] manifest(String reference, Optional<ImageConfig> config) {
    return ManifestText.of(
        new ImageManifest(
            KEY, "base", reference, SIZE, Instant.EPOCH, "1", "enroot 4.1.0", config));
  }

  private static Optional<ImageConfig> config() {
    return config("A=\"1\"");
  }

  private static Optional<ImageConfig> config(String variable) {
    return Optional.of(
        new ImageConfig(
            List.of("/bin/sh"), List.of(), Optional.of("/"), List.of(variable), Optional.empty()));
  }

  @Test
  @DisplayName("what is written is read without the parser, and as the parser reads it")
  void asWritten() {
    for (Optional<ImageConfig> config :
        List.of(config("A=1"), config(), Optional.<ImageConfig>empty())) {
      byte[] bytes = manifest("docker://redis:7", config);
      boolean escaped = config.equals(config());
      assertThat(PlainFields.of(bytes))
          .isEqualTo(escaped ? Optional.empty() : ManifestText.parsed(bytes));
      assertThat(ManifestText.reference(bytes, KEY, SIZE)).contains("docker://redis:7");
      assertThat(ManifestText.parse(bytes).orElseThrow().reference()).isEqualTo("docker://redis:7");
    }
  }

  @Test
  @DisplayName("whatever one byte is changed to, it says what the parser says, or leaves it to it")
  void everyChange() {
    byte[] bytes = manifest("docker://redis:7", config("A=1"));
    Map<String, Object> whole = ManifestText.parsed(bytes).orElseThrow();
    assertThat(PlainFields.of(bytes)).contains(whole);
    for (int place = 0; place < bytes.length; place++) {
      for (int value = 0; value < 256; value++) {
        byte[] changed = bytes.clone();
        changed[place] = (byte) value;
        PlainFields.of(changed)
            .filter(fields -> whole.keySet().containsAll(fields.keySet()))
            .ifPresent(fields -> assertThat(ManifestText.parsed(changed)).contains(fields));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-21T21:55:00.123456789Z",
        "2026-11-21T21:55:00.1Z",
        "2026-11-21T21:55:00Z",
        "1970-01-01T00:00:00Z",
        "-000001-01-01T00:00:00Z",
        "2026-11-21T21:55:00+01:00"
      })
  void timesAreReadAsTheyAreWritten(String text) {
    assertThat(ManifestText.parse(madeAt(text)).orElseThrow().madeAt())
        .isEqualTo(Instant.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2026-11-21T21:55:00", "2026-02-30T21:55:00Z"})
  void whatIsNoTimeIsRefused(String text) {
    assertThat(ManifestText.parse(madeAt(text))).isEmpty();
  }

  private static byte[] madeAt(String time) {
    return new String(manifest("docker://redis:7", Optional.empty()), StandardCharsets.UTF_8)
        .replace(Instant.EPOCH.toString(), time)
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  @DisplayName("what is cut off anywhere, of another image or of another size is nothing")
  void otherwise() {
    byte[] bytes = manifest("docker://redis:7", config());
    for (int length = 0; length < bytes.length - 1; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThat(PlainFields.of(cut)).as("%d bytes", length).isEmpty();
      assertThat(ManifestText.reference(cut, KEY, SIZE)).as("%d bytes", length).isEmpty();
    }
    assertThat(ManifestText.reference(bytes, "b" + KEY.substring(1), SIZE)).isEmpty();
    assertThat(ManifestText.reference(bytes, KEY, SIZE + 1)).isEmpty();
  }

  @Test
  @DisplayName("another form of the same goes to the parser")
  void otherForms() {
    byte[] escaped = manifest("a \"quoted\\name\"", Optional.empty());
    assertThat(PlainFields.of(escaped)).isEmpty();
    assertThat(ManifestText.reference(escaped, KEY, SIZE)).contains("a \"quoted\\name\"");
    byte[] spaced =
        new String(manifest("docker://redis:7", Optional.empty()), StandardCharsets.UTF_8)
            .replace("\":", "\" : ")
            .getBytes(StandardCharsets.UTF_8);
    assertThat(PlainFields.of(spaced)).isEmpty();
    assertThat(ManifestText.reference(spaced, KEY, SIZE)).contains("docker://redis:7");
  }
}
