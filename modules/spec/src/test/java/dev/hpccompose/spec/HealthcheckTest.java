package dev.hpccompose.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.spec.ReadinessSpec.Pace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Healthchecks of Compose in the terms of readiness. */
class HealthcheckTest {

  @TempDir Path directory;

  private Optional<ReadinessSpec> readiness(String healthcheck) {
    String yaml = "services: {app: {image: redis, healthcheck: " + healthcheck + "}}\n";
    return Specs.good(directory, yaml, Map.of())
        .services()
        .getFirst()
        .readiness()
        .map(Located::value);
  }

  private ProbeSpec probe(String test) {
    return readiness("{test: " + test + "}").orElseThrow().probe();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[CMD, nc, -z, 127.0.0.1, '6379']",
        "[CMD-SHELL, nc -z 127.0.0.1 6379]",
        "[CMD-SHELL, 'nc -vz -w 3 127.0.0.1 6379 || exit 1']",
        "nc -z 127.0.0.1 6379"
      })
  @DisplayName("nc -z is a tcp probe (S-236, S-237)")
  void readsNc(String test) {
    assertThat(probe(test)).isEqualTo(new ProbeSpec.Tcp("127.0.0.1", 6379));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[CMD, curl, -f, 'http://localhost:80/h']",
        "[CMD-SHELL, 'curl -fsS http://localhost:80/h || exit 1']",
        "curl --fail --silent --max-time 3 'http://localhost:80/h'",
        "[CMD, wget, --spider, 'http://localhost:80/h']",
        "[CMD-SHELL, 'wget -q --spider --tries=1 http://localhost:80/h']"
      })
  @DisplayName("curl -f and wget --spider are http probes for 200 (S-238, S-239)")
  void readsCurlAndWget(String test) {
    assertThat(probe(test)).isEqualTo(new ProbeSpec.Http("http://localhost:80/h", 200));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis-cli ping",
        "curl http://localhost/h",
        "curl -fk https://localhost/h",
        "curl -f localhost/h",
        "curl -f http://localhost/h | grep ok",
        "curl -f http://localhost/$X",
        "curl -f http://localhost/a http://localhost/b",
        "wget -O- http://localhost/h",
        "nc -z localhost",
        "nc -z localhost 6379 || true",
        "nc localhost 6379",
        "nc -z -u localhost 6379",
        "exit 1"
      })
  @DisplayName("everything else is a command in the container (S-243, D-16)")
  void keepsOtherCommands(String line) {
    assertThat(probe("[CMD-SHELL, '" + line.replace("$", "$$") + "']"))
        .isEqualTo(new ProbeSpec.Exec(new CommandText.Shell(line)));
    assertThat(probe("[CMD, pg_isready, -U, app]"))
        .isEqualTo(new ProbeSpec.Exec(new CommandText.Exec(List.of("pg_isready", "-U", "app"))));
  }

  @Test
  @DisplayName("without a pace, timeout is the time to become ready (S-240)")
  void timeoutAloneIsTheGate() {
    assertThat(readiness("{test: a}").orElseThrow().timeout()).isEqualTo(Duration.ofMinutes(1));
    ReadinessSpec readiness = readiness("{test: a, timeout: 30s}").orElseThrow();
    assertThat(readiness.timeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(readiness.pace()).isEqualTo(Pace.own());
  }

  @Test
  @DisplayName("interval, retries and start_period are honoured (S-242, D-15)")
  void paceIsThatOfCompose() {
    ReadinessSpec readiness =
        readiness(
                "{test: a, interval: 10s, timeout: 5s, retries: 6, start_period: 20s,"
                    + " start_interval: 2s}")
            .orElseThrow();
    assertThat(readiness.timeout()).isEqualTo(Duration.ofSeconds(20 + 6 * 15));
    assertThat(readiness.pace())
        .isEqualTo(
            new Pace(
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                OptionalInt.of(6),
                Duration.ofSeconds(20),
                Duration.ofSeconds(2)));
    assertThat(readiness("{test: a, retries: 2}").orElseThrow().timeout())
        .isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  @DisplayName("a disabled check is none (S-241)")
  void disabledIsNone() {
    assertThat(readiness("{disable: true}")).isEmpty();
    assertThat(readiness("{test: a, disable: true}")).isEmpty();
    assertThat(readiness("{test: [NONE]}")).isEmpty();
  }

  @Test
  @DisplayName("healthcheck and readiness exclude each other (S-235)")
  void excludesReadiness() {
    String yaml =
        "services: {app: {image: a, healthcheck: {test: a}, readiness: {type: sleep, seconds: 1}}}";
    assertThat(Specs.load(directory, yaml, Map.of()).diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(DiagnosticCode.KEYS_EXCLUDE);
  }
}
