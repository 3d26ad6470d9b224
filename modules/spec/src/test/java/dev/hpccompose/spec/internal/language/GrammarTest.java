package dev.hpccompose.spec.internal.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.spec.ImageReference;
import dev.hpccompose.spec.internal.shape.NearestWord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrammarTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "30",
        "0",
        "10:30",
        "90:00",
        "1:30:00",
        "2-12",
        "2-12:30",
        "2-12:30:00",
        "UNLIMITED",
        "infinite"
      })
  void acceptsTheWalltimesOfSbatch(String text) {
    assertThat(Walltime.isLegal(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-", "1-", "-1", "1:", ":1", "1:2:3:4", "1h", "1.5", "2-1:2:3:4", "x"})
  void refusesOtherWalltimes(String text) {
    assertThat(Walltime.isLegal(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "500", "500M", "16G", "16g", "1T", "900K"})
  void acceptsTheMemorySizesOfSbatch(String text) {
    assertThat(MemorySize.isLegal(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "G", "16GB", "1.5G", "-1G", "16 G", "16P", "16GG"})
  void refusesOtherMemorySizes(String text) {
    assertThat(MemorySize.isLegal(text)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"10s, PT10S", "1m30s, PT1M30S", "1h, PT1H", "500ms, PT0.5S", "0s, PT0S", "2m, PT2M"})
  void readsTheDurationsOfCompose(String text, String expected) {
    assertThat(ComposeDuration.parse(text)).contains(Duration.parse(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "s", "1x", "1.5s", "-1s", "10 s", "9999999999s"})
  void refusesOtherDurations(String text) {
    assertThat(ComposeDuration.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ready",
        "^ready$",
        "a|b",
        "(a|b)+",
        "[]a]",
        "[^]a]",
        "[[:digit:]]+",
        "a{2}",
        "a{2,}",
        "a{2,3}b",
        "\\(",
        "\\[x",
        "a.*b",
        "(^|x)y",
        "[a-z[.-.]]",
        "\\.",
        "a]b}"
      })
  void acceptsExtendedRegularExpressions(String text) {
    assertThat(ExtendedRegex.check(text).flaw()).isEmpty();
    assertThat(ExtendedRegex.check(text).foreign()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        ")",
        "a)",
        "((a)",
        "[a",
        "[]",
        "[[:digit:]",
        "[[:x",
        "*a",
        "(*a)",
        "a|+b",
        "(?:a)",
        "a{",
        "a{x}",
        "a{3,2}",
        "a{1,2,3}",
        "{2}",
        "a{256}",
        "x\\"
      })
  void refusesWhatIsNoExtendedRegularExpression(String text) {
    assertThat(ExtendedRegex.check(text).flaw()).isPresent();
  }

  @Test
  void recognisesOtherDialects() {
    assertThat(ExtendedRegex.check("\\d+").foreign()).contains("\\d");
    assertThat(ExtendedRegex.check("\\\\d").foreign()).isEmpty();
  }

  @DisplayName("images of registries (S-208, S-209)")
  @ParameterizedTest
  @CsvSource({
    "redis, docker://redis",
    "redis:7, docker://redis:7",
    "registry.example.org:5000/a/b:1.0-x, docker://registry.example.org:5000/a/b:1.0-x",
    "docker://redis, docker://redis",
    "dockerd://redis:7, dockerd://redis:7",
    "podman://localhost/x, podman://localhost/x",
    "nvcr.io#nvidia/pytorch:24.01-py3, docker://nvcr.io#nvidia/pytorch:24.01-py3",
    "user@host#a/b, docker://user@host#a/b",
    "a/b@sha256:0123456789abcdef0123456789abcdef,"
        + " docker://a/b@sha256:0123456789abcdef0123456789abcdef",
  })
  void readsRemoteImages(String text, String uri) {
    assertThat(ImageText.parse(text)).isEqualTo(new ImageText.Good(new ImageReference.Remote(uri)));
  }

  @DisplayName("images of files (S-212)")
  @ParameterizedTest
  @ValueSource(strings = {"./a.sqsh", "/x/y.squashfs", "../a.sqsh", "images/a.sqsh", "~/a.sqsh"})
  void readsLocalImages(String text) {
    assertThat(ImageText.parse(text))
        .isEqualTo(new ImageText.Good(new ImageReference.LocalFile(Path.of(text))));
  }

  @ParameterizedTest
  @CsvSource({
    "oci:/images/app, /images/app,",
    "oci:/images/app:1.0, /images/app, 1.0",
    "oci:./app:latest, ./app, latest",
    "oci:images/app, images/app,",
    "oci:~/app:x, ~/app, x",
  })
  void readsLayouts(String text, Path directory, @Nullable String name) {
    assertThat(ImageText.parse(text))
        .isEqualTo(
            new ImageText.Good(new ImageReference.Layout(directory, Optional.ofNullable(name))));
  }

  @Test
  @DisplayName("an image of Docker Hub may have the name of a scheme")
  void aNameAndATagIsNoLayout() {
    assertThat(ImageText.parse("oci:7"))
        .isEqualTo(new ImageText.Good(new ImageReference.Remote("docker://oci:7")));
  }

  @DisplayName("what is no image (S-209, S-213)")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "./app",
        "/app",
        "../x",
        "~/x",
        "Dockerfile",
        "http://a",
        "file:///a",
        "shub://a",
        "docker://",
        "a:",
        "a:b:c",
        "oci:/a:b:c",
        "oci:/a:b/c",
        "oci:/a:",
        "a@b",
        "a b",
        "/",
        "a/",
        ":7"
      })
  void refusesWhatIsNoImage(String text) {
    assertThat(ImageText.parse(text)).isInstanceOf(ImageText.Bad.class);
  }

  @Test
  void distancesFindSlips() {
    assertThat(NearestWord.to("workign_dir", List.of("command", "working_dir")))
        .isEqualTo(Optional.of("working_dir"));
    assertThat(NearestWord.to("zzz", List.of("command", "main"))).isEmpty();
  }
}
