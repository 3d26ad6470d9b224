package dev.hpccompose.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every key of Compose's official schema has a decision, and the tables act on it. */
class ComposeKeysTest {

  private static final String SERVICE = "services.<name>";

  /** Resolved before any table is asked. */
  private static final Set<String> EARLIER = Set.of("extends", "include");

  private static List<String> officialKeys() {
    return Specs.resource("compose-service-keys.txt")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .toList();
  }

  private static SpecReference.Section section(String path) {
    return SpecReference.sections().stream()
        .filter(section -> section.path().equals(path))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @DisplayName("no key of the official schema is forgotten, and none is invented (S-132, S-206)")
  void everyOfficialKeyHasOneDecision() {
    List<String> decided =
        SpecReference.composeKeys().stream()
            .filter(key -> key.section().equals(SERVICE))
            .map(ComposeKey::name)
            .toList();
    assertThat(decided).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(officialKeys());
    assertThat(officialKeys()).hasSize(92);
    assertThat(SpecReference.composeKeys())
        .filteredOn(key -> key.section().isEmpty())
        .extracting(ComposeKey::name)
        .containsExactlyInAnyOrder(
            "name",
            "version",
            "include",
            "services",
            "networks",
            "volumes",
            "secrets",
            "configs",
            "models");
  }

  @Test
  void theTablesDoWhatTheDecisionsSay() {
    SpecReference.Section service = section(SERVICE);
    Set<String> fields =
        service.keys().stream().map(SpecReference.Key::name).collect(Collectors.toSet());
    Set<String> ignored =
        service.ignored().stream().map(SpecReference.Ignored::name).collect(Collectors.toSet());
    Set<String> refused =
        service.refused().stream().map(SpecReference.Refused::name).collect(Collectors.toSet());
    for (ComposeKey key : SpecReference.composeKeys()) {
      if (key.section().equals(SERVICE) && !EARLIER.contains(key.name())) {
        Set<String> place =
            switch (key.treatment()) {
              case TAKE, MAP -> fields;
              case IGNORE -> ignored;
              case REFUSE -> refused;
            };
        assertThat(place).contains(key.name());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"build: .", "cap_add: [a]", "links: [b]", "models: [c]", "extra_hosts: [d]"})
  @DisplayName("what cannot work is refused with a way out (S-004, S-207, S-213)")
  void refusedKeysTeach(String line, @TempDir Path directory) {
    SpecResult result = load(directory, line);
    assertThat(result.isUsable()).isFalse();
    assertThat(result.diagnostics())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.code()).isEqualTo(DiagnosticCode.UNSUPPORTED_KEY);
              assertThat(found.hint()).isPresent();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "networks: [a]",
        "network_mode: host",
        "hostname: db",
        "logging: {driver: none}",
        "platform: linux/amd64",
        "develop: {watch: []}",
        "dns: 1.1.1.1",
        "ipc: host",
        "privileged: false"
      })
  @DisplayName("what is harmless is ignored with one note (S-004, S-207)")
  void ignoredKeysAreNoted(String line, @TempDir Path directory) {
    SpecResult result = load(directory, line);
    assertThat(result.isUsable()).isTrue();
    assertThat(result.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(DiagnosticCode.IGNORED_KEYS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{options: {max-size: 64k}};65536",
        "{driver: json-file, options: {max-size: \"10m\", max-file: \"3\"}};31457280",
        "{options: {max-size: 1g, max-file: 2, tag: x}};2147483648"
      })
  @DisplayName("logging says how much of a log is kept")
  void loggingLimitsTheLog(String logging, long bytes, @TempDir Path directory) {
    SpecResult result = load(directory, "logging: " + logging);
    assertThat(result.spec().orElseThrow().services().getFirst().container().maxLogBytes())
        .hasValue(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{options: {max-size: 10k}}",
        "{options: {max-size: ten}}",
        "{options: {max-size: 10m, max-file: 0}}",
        "{options: {max-sise: 10m}}"
      })
  void aLimitThatIsNoneIsAnError(String logging, @TempDir Path directory) {
    assertThat(load(directory, "logging: " + logging).isUsable()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"network_mode: none", "network_mode: container:x", "privileged: true"})
  void valuesThatWouldBeBrokenAreRefused(String line, @TempDir Path directory) {
    assertThat(load(directory, line).diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(DiagnosticCode.UNSUPPORTED_VALUE);
  }

  @Test
  @DisplayName("version is told to those who ask (S-128, S-129, S-130, S-131, D-5)")
  void versionDoesNothing(@TempDir Path directory) {
    SpecResult result =
        Specs.load(
            directory,
            "version: 2\nname: demo\nservices: {app: {image: redis}}\nx-slurm: {}\n",
            Map.of());
    assertThat(result.spec().orElseThrow().name().orElseThrow().value()).isEqualTo("demo");
    assertThat(result.diagnostics())
        .singleElement()
        .satisfies(found -> assertThat(found.severity()).isEqualTo(Severity.INFO));
  }

  @Test
  @DisplayName("unknown keys are errors, extensions are not (S-153, S-206, S-251, S-267)")
  void unknownKeysAreErrorsWhereverTheyStand(@TempDir Path directory) {
    SpecResult result =
        Specs.load(
            directory,
            """
            x-anything: 1
            x-slurm: {x-no: 1}
            services:
              app:
                image: redis
                x-anything: 1
                nope: 1
                healthcheck: {test: [NONE], x-anything: 1}
                x-slurm: {x-no: 1}
                x-enroot: {x-no: 1, prepare: {commands: [a], x-no: 1}}
            """,
            Map.of());
    assertThat(result.diagnostics())
        .allSatisfy(found -> assertThat(found.code()).isEqualTo(DiagnosticCode.UNKNOWN_KEY));
    assertThat(result.diagnostics())
        .extracting(found -> found.span().line())
        .containsExactly(2, 7, 9, 10, 10);
  }

  private static SpecResult load(Path directory, String line) {
    return Specs.load(
        directory, "services:\n  app:\n    image: redis\n    " + line + "\n", Map.of());
  }
}
