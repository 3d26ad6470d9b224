package dev.hpccompose.spec.internal.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlurmGrammarTest {

  @ParameterizedTest
  @CsvSource({
    "gpu, 1",
    "gpu:2, 2",
    "gpu:a100, 1",
    "gpu:a100:4, 4",
    "'gpu:2,shard:8', 2",
    "gres:gpu:2, 2",
    "gpu:1K, 1024",
    "'gpu:a100:1,gpu:v100:2', 3",
    "shard:4, 0",
    "gpu:0, 0",
    "gpu:3g.20gb:1, 1"
  })
  @DisplayName("the generic resources of sbatch (S-143)")
  void countsGpus(String text, long expected) {
    assertThat(GresText.parse(text)).map(gres -> gres.gpus()).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "gpu:",
        ":2",
        "gpu::2",
        "gpu:a:b:2",
        "gpu:2:3",
        "gpu=2",
        "gpu:2,",
        "2",
        "gpu 2",
        "gpu:99999999999",
        "gpu:a100:-1"
      })
  void refusesOtherResources(String text) {
    assertThat(GresText.parse(text)).isEmpty();
  }

  @Test
  void dropsThePrefixOfOlderManuals() {
    assertThat(GresText.parse("gres:gpu:a100:2,gres:shard").orElseThrow().text())
        .isEqualTo("gpu:a100:2,shard");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"USR1", "SIGUSR1", "10", "USR1@60", "B:USR1@120", "R:TERM", "B:15@65535", "int@0"})
  void acceptsTheSignalsOfSbatch(String text) {
    assertThat(SlurmSignal.isLegal(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "@60", "USR1@", "USR1@65536", "X:USR1", "USR1@1m", "0", "99", "BOOM"})
  void refusesOtherSignals(String text) {
    assertThat(SlurmSignal.isLegal(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "afterok:1",
        "afterok:1:2",
        "after:1+5",
        "afterany:1,afterok:2",
        "afterok:1?afterok:2",
        "singleton",
        "aftercorr:12_3",
        "afterok:12_*"
      })
  void acceptsTheDependenciesOfSbatch(String text) {
    assertThat(JobDependency.isLegal(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "afterok",
        "afterok:",
        "afterok:x",
        "1234",
        "before:1",
        "afterok:1,",
        "after:1+"
      })
  void refusesOtherDependencies(String text) {
    assertThat(JobDependency.isLegal(text)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1K",
    "1024, 1K",
    "1025, 2K",
    "512m, 512M",
    "512M, 512M",
    "1.5gb, 1536M",
    "2gib, 2G",
    "1b, 1K",
    "1t, 1T",
    "'1 g', 1G"
  })
  void readsTheSizesOfCompose(String text, String expected) {
    assertThat(ByteSize.parse(text)).map(size -> size.text()).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "g", "-1g", "1x", "1.g", "9999t", "999999999999999g", "1kk"})
  void refusesOtherSizes(String text) {
    assertThat(ByteSize.parse(text)).isEmpty();
  }
}
