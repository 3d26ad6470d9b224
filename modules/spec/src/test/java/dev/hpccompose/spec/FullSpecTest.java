package dev.hpccompose.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.spec.CommandText.Exec;
import dev.hpccompose.spec.CommandText.Shell;
import dev.hpccompose.spec.internal.yaml.YamlNode;
import dev.hpccompose.spec.internal.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One spec that uses every key of the language. */
class FullSpecTest {

  private static final Map<String, String> ENVIRONMENT = Map.of("HOME", "/home/u", "TEAM", "ml");

  @TempDir Path directory;

  @BeforeEach
  void writeTheFilesThatItNames() throws IOException {
    Files.writeString(directory.resolve("vars.env"), "QUOTED='x'\n");
  }

  @Test
  void usesEveryKeyOfTheTables() {
    Set<String> expected = new TreeSet<>();
    for (SpecReference.Section section : SpecReference.sections()) {
      String path = section.path().replaceAll(" \\(type: (\\w+)\\)", "[$1]");
      section.keys().forEach(key -> expected.add(path + "/" + key.name()));
    }
    Set<String> used = new TreeSet<>();
    collect(
        YamlReader.read("full.yaml", Specs.resource("full.yaml")).root().orElseThrow(), "", used);
    // it stands for 'dependency', beside which it cannot stand
    expected.remove("x-slurm/after_job");
    // they name other files and services, which CompositionTest has
    expected.removeIf(key -> key.contains("include") || key.contains("extends"));
    assertThat(used).containsAll(expected);
  }

  private static void collect(YamlNode node, String path, Set<String> used) {
    if (node instanceof YamlNode.Sequence list) {
      list.items().forEach(item -> collect(item, path, used));
    }
    if (!(node instanceof YamlNode.Mapping mapping)) {
      return;
    }
    boolean names =
        Set.of("services", "secrets", "configs").contains(path)
            || path.matches(".*\\.(depends_on|bundles|ulimits)");
    String variant =
        path.matches(".*\\.(readiness|volumes)")
            ? mapping
                .entry("type")
                .map(e -> "[" + ((YamlNode.Scalar) e.value()).text() + "]")
                .orElse("")
            : "";
    for (YamlNode.Entry entry : mapping.entries()) {
      String key = names ? "<name>" : entry.key().text();
      used.add(path + variant + "/" + key);
      collect(entry.value(), path.isEmpty() ? key : path + "." + key, used);
    }
  }

  @Test
  void removingAnyKeyChangesWhatIsLoaded() {
    List<String> lines = Specs.resource("full.yaml").lines().toList();
    ComposeSpec full = load(lines);
    List<String> withoutEffect = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.matches("\\s*[a-z-]\\S*: [^&|*].*")) {
        List<String> fewer = new ArrayList<>(lines);
        // a comment keeps the places of the other lines
        fewer.set(i, "#");
        Optional<ComposeSpec> loaded =
            Specs.load(directory, String.join("\n", fewer) + "\n", ENVIRONMENT).spec();
        if (loaded.equals(Optional.of(full))) {
          withoutEffect.add(line.strip());
        }
      }
    }
    // ignored by design, the same as the default, or less than another key says
    assertThat(withoutEffect)
        .containsExactly(
            "version: \"3.9\"",
            "volumes: {}",
            "back: {}",
            "host: 127.0.0.1",
            "runtime: nvidia",
            "scale: 1",
            "published: 9090",
            "replicas: 1",
            "cpus: 1",
            "memory: 256m",
            "device_ids: [\"0\"]",
            "condition: on-failure",
            "count: 1",
            "device_ids: [\"1\"]",
            "network_mode: host",
            "pid: host",
            "ipc: host",
            "privileged: false",
            "use_api_socket: false",
            "disable: false",
            "root: true",
            "hash_mounts: false",
            "required: false",
            "x-note: [kept out]");
  }

  private ComposeSpec load(List<String> lines) {
    return Specs.good(directory, String.join("\n", lines) + "\n", ENVIRONMENT);
  }

  @Test
  @DisplayName("x-slurm is read as it is written (S-133 to S-152)")
  void readsSlurmSettings() {
    SlurmSection slurm = full().slurm();
    assertThat(slurm.jobName().orElseThrow().value()).isEqualTo("demo-job");
    assertThat(option("partition").value()).isEqualTo("gpu,cpu");
    assertThat(option("time").value()).isEqualTo("00:10:00");
    assertThat(option("time").span().line()).isEqualTo(29);
    assertThat(slurm.resources().nodes().orElseThrow().value()).isEqualTo(2);
    assertThat(slurm.resources().ntasks().orElseThrow().value()).isEqualTo(8);
    assertThat(slurm.resources().cpusPerTask().orElseThrow().value()).isEqualTo(4);
    assertThat(slurm.resources().mem().orElseThrow().value())
        .isEqualTo(new Memory("16G", 16L << 20));
    assertThat(option("output").value()).isEqualTo("logs/%j.out");
    assertThat(slurm.cacheDir().orElseThrow().value()).isEqualTo(Path.of("/home/u/cache/ml"));
    assertThat(slurm.setup()).extracting(Located::value).contains("echo \"$HOME\"");
    assertThat(slurm.submitArgs()).extracting(Located::value).containsExactly("--mail-type=END");
    assertThat(full().main().orElseThrow().value()).isEqualTo("client");
  }

  @Test
  @DisplayName("services are read as they are written (S-196 to S-234)")
  void readsServices() {
    assertThat(full().services())
        .extracting(service -> service.name().value())
        .containsExactly("db", "web", "slow", "log", "checked", "asked", "client", "later");
    assertThat(readiness("db")).isEqualTo(paced(new ProbeSpec.Tcp("127.0.0.1", 6379), 30));
    assertThat(readiness("web"))
        .isEqualTo(paced(new ProbeSpec.Http("http://127.0.0.1:80/health", 204), 20));
    assertThat(readiness("asked"))
        .isEqualTo(paced(new ProbeSpec.Exec(new Exec(List.of("test", "-f", "/tmp/ready"))), 12));
    assertThat(readiness("slow")).isEqualTo(gate(new ProbeSpec.Sleep(Duration.ofSeconds(5)), 9));
    assertThat(readiness("log")).isEqualTo(gate(new ProbeSpec.Log("^(ready|up)$"), 8));
    assertThat(service("web").program().command().orElseThrow().value())
        .isEqualTo(new Exec(List.of("serve", "--port", "80")));
    assertThat(service("log").program().command().orElseThrow().value())
        .isEqualTo(new Shell("echo \"$PATH\"\n"));
    assertThat(service("slow").image().orElseThrow().value())
        .isEqualTo(new ImageReference.LocalFile(directory.resolve("images/slow.sqsh")));
  }

  @Test
  @DisplayName("details of one service (S-201, S-218, S-252 to S-258)")
  void readsDetails() {
    ServiceSpec client = service("client");
    assertThat(client.environment())
        .extracting(variable -> variable.name().value() + "=" + variable.value())
        .containsExactlyInAnyOrder(
            "QUOTED='x'", "TIME=00:10:00", "PRICE=$5", "MODE=fast", "APP_MODE=no");
    assertThat(client.volumes())
        .extracting(Located::value)
        .containsExactly(
            new VolumeSpec(directory.resolve("data"), "/data", true),
            new VolumeSpec(Path.of("/scratch"), "/scratch", false),
            new VolumeSpec(directory.resolve("models"), "/models", true));
    assertThat(client.slurm().failurePolicy())
        .isEqualTo(
            new FailurePolicySpec.RestartOnFailure(
                2, Duration.ofSeconds(7), Duration.ofSeconds(70), Duration.ofSeconds(700)));
    assertThat(client.stop().gracePeriod().orElseThrow().value()).isEqualTo(Duration.ofSeconds(90));
    assertThat(client.dependsOn())
        .extracting(DependencySpec::condition)
        .containsExactly(DependencySpec.Condition.HEALTHY, DependencySpec.Condition.STARTED);
  }

  private Located<String> option(String name) {
    return Optional.ofNullable(full().slurm().options().get(name)).orElseThrow();
  }

  private ComposeSpec full() {
    return Specs.good(directory, Specs.resource("full.yaml"), ENVIRONMENT);
  }

  private ServiceSpec service(String name) {
    return full().service(name).orElseThrow();
  }

  private static ReadinessSpec paced(ProbeSpec probe, int seconds) {
    return new ReadinessSpec(
        probe,
        Duration.ofSeconds(seconds),
        new ReadinessSpec.Pace(
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            OptionalInt.of(4),
            Duration.ofSeconds(5),
            Duration.ZERO,
            true));
  }

  private static ReadinessSpec gate(ProbeSpec probe, int seconds) {
    return new ReadinessSpec(probe, Duration.ofSeconds(seconds), ReadinessSpec.Pace.own());
  }

  private ReadinessSpec readiness(String name) {
    return service(name).readiness().orElseThrow().value();
  }
}
