package dev.hpccompose.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Specs made of several files. */
@DisplayName("a spec of several files (S-024, S-214, S-215)")
class CompositionTest {

  private static final Map<String, String> PROCESS = Map.of("HOME", "/home/u", "WHO", "process");

  @TempDir Path directory;

  private Path write(String name, String text) {
    try {
      Path file = directory.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SpecResult load(String... files) {
    return load(List.of(), files);
  }

  private SpecResult load(List<String> profiles, String... files) {
    return SpecLoader.load(
        new SpecRequest(
            Arrays.stream(files).map(directory::resolve).toList(), PROCESS, profiles, List.of()));
  }

  private static ComposeSpec good(SpecResult result) {
    return result.spec().orElseThrow(() -> new AssertionError(Specs.text(result)));
  }

  private String text(SpecResult result) {
    return Specs.text(result).replace(directory + "/", "");
  }

  private static String names(ComposeSpec spec) {
    return spec.services().stream()
        .map(service -> service.name().value())
        .collect(Collectors.joining(" "));
  }

  private static ServiceSpec service(SpecResult result, String name) {
    return good(result).service(name).orElseThrow();
  }

  private static String environment(ServiceSpec service) {
    return service.environment().stream()
        .map(variable -> variable.name().value() + "=" + variable.value())
        .collect(Collectors.joining(" "));
  }

  @Nested
  class Merged {

    @Test
    void mappingsAreMergedListsAppendedCommandsReplaced() {
      write(
          "compose.yaml",
          """
          name: base
          x-slurm: {time: "10", setup: [one], mem: 1G}
          services:
            app:
              image: a:1
              command: [run, --slow]
              environment: {A: base, B: base}
              volumes: ["./data:/data", "./old:/old"]
            db: {image: db}
          """);
      write(
          "more/over.yaml",
          """
          x-slurm: {time: "20", setup: [two]}
          services:
            app:
              command: [run, --fast]
              environment: ["B=over", "C=over"]
              volumes: ["./new:/old:ro", "./more:/more"]
            tool: {image: t}
          """);
      SpecResult result = load("compose.yaml", "more/over.yaml");
      assertThat(names(good(result))).isEqualTo("app db tool");
      assertThat(
              Optional.ofNullable(good(result).slurm().options().get("time")).orElseThrow().value())
          .isEqualTo("20");
      assertThat(good(result).slurm().setup())
          .extracting(Located::value)
          .containsExactly("one", "two");
      ServiceSpec app = service(result, "app");
      assertThat(app.program().command().orElseThrow().value())
          .isEqualTo(new CommandText.Exec(List.of("run", "--fast")));
      assertThat(environment(app)).isEqualTo("A=base B=over C=over");
      assertThat(app.volumes())
          .extracting(Located::value)
          .containsExactly(
              new VolumeSpec(directory.resolve("data"), "/data", false),
              new VolumeSpec(directory.resolve("new"), "/old", true),
              new VolumeSpec(directory.resolve("more"), "/more", false));
    }

    @Test
    void tagsRemoveAndReplace() {
      write(
          "compose.yaml",
          """
          services:
            app:
              image: a
              environment: {A: "1", B: "2"}
              depends_on: [db]
              volumes: ["./data:/data"]
            db: {image: db}
          """);
      write(
          "over.yaml",
          """
          services:
            app:
              depends_on: !reset null
              environment: !override {C: "3"}
              volumes: !reset []
          """);
      ServiceSpec app = service(load("compose.yaml", "over.yaml"), "app");
      assertThat(app.dependsOn()).isEmpty();
      assertThat(app.volumes()).isEmpty();
      assertThat(environment(app)).isEqualTo("C=3");
    }

    @Test
    void dependenciesInBothFormsAreMergedByName() {
      write(
          "compose.yaml",
          """
          services:
            app: {image: a, depends_on: [db, queue]}
            db: {image: db, readiness: {type: sleep, seconds: 1}}
            queue: {image: q}
          """);
      write("over.yaml", "services: {app: {depends_on: {db: {condition: service_healthy}}}}\n");
      assertThat(service(load("compose.yaml", "over.yaml"), "app").dependsOn())
          .extracting(d -> d.service().value() + " " + d.condition().word())
          .containsExactly("db service_healthy", "queue service_started");
    }

    @Test
    void anotherKindOfReadinessReplacesTheFirst() {
      write(
          "compose.yaml",
          "services: {app: {image: a, readiness: {type: tcp, port: 80, host: node1}}}\n");
      write("over.yaml", "services: {app: {readiness: {type: log, pattern: up}}}\n");
      assertThat(
              service(load("compose.yaml", "over.yaml"), "app")
                  .readiness()
                  .orElseThrow()
                  .value()
                  .probe())
          .isEqualTo(new ProbeSpec.Log("up"));
    }

    @Test
    void problemsAreShownInTheFileThatHasThem() {
      write("compose.yaml", "services: {app: {image: a}}\n");
      write("over.yaml", "services:\n  app:\n    imagee: b\n");
      assertThat(text(load("compose.yaml", "over.yaml")))
          .isEqualTo(
              """
              error: over.yaml:3:5: unknown key 'imagee' in service 'app' [E0102]
                |
              3 |     imagee: b
                |     ^^^^^^
              hint: did you mean 'image'?
              """);
    }
  }

  @Nested
  class Extended {

    @Test
    void aServiceStartsFromAnotherAndPathsCountFromItsFile() {
      write(
          "lib/base.yaml",
          """
          services:
            root: {image: a, environment: {A: root, B: root}, volumes: ["./data:/data"]}
            base: {extends: root, environment: {B: base}, working_dir: /w, command: run}
          """);
      write(
          "compose.yaml",
          """
          services:
            app:
              extends: {service: base, file: lib/base.yaml}
              environment: {C: app}
          """);
      ServiceSpec app = service(load("compose.yaml"), "app");
      assertThat(environment(app)).isEqualTo("A=root B=base C=app");
      assertThat(app.volumes().getFirst().value().source())
          .isEqualTo(directory.resolve("lib/data"));
      assertThat(app.image()).isPresent();
    }

    @Test
    void circlesAreReported() {
      write(
          "compose.yaml",
          "services: {a: {extends: b, image: x}, b: {extends: c}, c: {extends: a}}\n");
      assertThat(text(load("compose.yaml")))
          .contains("[E0702]")
          .contains("services extend each other in a circle: a, b, c");
    }

    @Test
    void aLongChainIsRefused() {
      String chain =
          java.util.stream.IntStream.range(0, 900)
              .mapToObj(i -> "  s%d: {extends: s%d}%n".formatted(i, i + 1))
              .collect(Collectors.joining());
      write("compose.yaml", "services:\n" + chain + "  s900: {image: a}\n");
      assertThat(text(load("compose.yaml"))).contains("in a chain of more than 100 [E0702]");
    }

    @Test
    void unknownServicesAndFilesAreReported() {
      write("base.yaml", "services: {base: {image: a}}\n");
      write(
          "compose.yaml",
          """
          services:
            a: {image: x, extends: {service: bse, file: base.yaml}}
            b: {image: x, extends: {service: base, file: gone.yaml}}
            c: {image: x, extends: {servce: base}}
          """);
      assertThat(text(load("compose.yaml")))
          .contains("compose.yaml:2:36: there is no service 'bse' in 'base.yaml' to extend [E0704]")
          .contains("did you mean 'base'?")
          .contains("compose.yaml:3:48: 'gone.yaml': no such file [E0001]")
          .contains("unknown key 'servce' in extends of service 'c' [E0102]");
    }

    @Test
    @DisplayName("the way to a file is shown")
    void theWayToAFileIsShown() {
      write("lib/base.yaml", "services:\n  base: {image: a, replicaz: 3}\n");
      write("compose.yaml", "services: {a: {extends: {service: base, file: lib/base.yaml}}}\n");
      assertThat(text(load("compose.yaml")))
          .startsWith("error: lib/base.yaml:2:20: unknown key 'replicaz' in service 'a' [E0102]")
          .contains("extended at compose.yaml:1:47\n");
    }
  }

  @Nested
  class Included {

    @Test
    void servicesOfOtherFilesBelongToTheSpecWithTheirOwnVariablesAndPaths() {
      write("db/.env", "WHO=env\nIMAGE=postgres\nTAG=17\n");
      write(
          "db/compose.yaml",
          """
          services:
            db:
              image: "$IMAGE:$TAG"
              environment: {WHO: "$WHO"}
              volumes: ["./data:/data"]
          """);
      write(".env", "TAG=16\n");
      write(
          "compose.yaml",
          "include: [db/compose.yaml]\nservices: {app: {image: a, depends_on: [db]}}\n");
      SpecResult result = load("compose.yaml");
      assertThat(names(good(result))).isEqualTo("db app");
      ServiceSpec db = service(result, "db");
      assertThat(db.image().orElseThrow().value())
          .isEqualTo(new ImageReference.Remote("docker://postgres:16"));
      assertThat(environment(db)).isEqualTo("WHO=process");
      assertThat(db.volumes().getFirst().value().source()).isEqualTo(directory.resolve("db/data"));
    }

    @Test
    void severalPathsADirectoryAndEnvFiles() {
      write("a/one.yaml", "services: {x: {image: \"x:$V\", volumes: [\"./d:/d\"]}}\n");
      write("a/two.yaml", "services: {x: {command: go}}\n");
      write("vars", "V=5\n");
      write(
          "compose.yaml",
          """
          include:
            - path: [a/one.yaml, a/two.yaml]
              project_directory: elsewhere
              env_file: vars
          """);
      ServiceSpec x = service(load("compose.yaml"), "x");
      assertThat(x.image().orElseThrow().value())
          .isEqualTo(new ImageReference.Remote("docker://x:5"));
      assertThat(x.volumes().getFirst().value().source())
          .isEqualTo(directory.resolve("elsewhere/d"));
      assertThat(x.program().command()).isPresent();
    }

    @Test
    void whatIsThereTwiceIsReported() {
      write("b.yaml", "x-slurm: {mem: 1G}\nservices: {app: {image: b}}\n");
      write("compose.yaml", "include:\n  - b.yaml\nservices:\n  app: {image: a}\n");
      assertThat(text(load("compose.yaml")))
          .contains("b.yaml:1:1: the top-level 'x-slurm' of an included file is not used [W0701]")
          .contains("included at compose.yaml:2:5")
          .contains(
              "compose.yaml:4:3: service 'app' is defined here and in 'b.yaml', which is included"
                  + " in line 2 [E0703]");
    }

    @Test
    void circlesAreReported() {
      write("b.yaml", "include: [compose.yaml]\nservices: {b: {image: b}}\n");
      write("compose.yaml", "include: [b.yaml]\nservices: {a: {image: a}}\n");
      assertThat(text(load("compose.yaml")))
          .contains("b.yaml:1:11: the file 'compose.yaml' includes itself")
          .contains("included at compose.yaml:1:11");
    }

    @Test
    void aChainOfFilesIsShownWhole() {
      write("c.yaml", "services: {c: {imag: c}}\n");
      write("b.yaml", "include: [c.yaml]\n");
      write("compose.yaml", "include: [b.yaml]\nservices: {a: {image: a}}\n");
      assertThat(text(load("compose.yaml")))
          .contains("included at b.yaml:1:11\nincluded at compose.yaml:1:11\n");
    }
  }

  @Nested
  class OfProfiles {

    private void specOfProfiles() {
      write(
          "compose.yaml",
          """
          services:
            app: {image: a, depends_on: {dbg: {condition: service_started, required: false}}}
            dbg: {image: d, profiles: [debug, test]}
            ui: {image: u, profiles: [ui], depends_on: [dbg]}
          """);
    }

    @Test
    void servicesRunOnlyWithTheirProfiles() {
      specOfProfiles();
      assertThat(names(good(load("compose.yaml")))).isEqualTo("app");
      assertThat(names(good(load(List.of("test"), "compose.yaml")))).isEqualTo("app dbg");
      assertThat(names(good(load(List.of("*"), "compose.yaml")))).isEqualTo("app dbg ui");
    }

    @Test
    void whatIsNeededMustBeOn() {
      specOfProfiles();
      assertThat(text(load(List.of("ui"), "compose.yaml")))
          .contains(
              "service 'ui' waits for 'dbg', which runs only with '--profile debug' or"
                  + " '--profile test' [E0706]");
    }

    @Test
    void aSpecOfProfilesOnlyNeedsOne() {
      write("compose.yaml", "services: {a: {image: a, profiles: [x]}}\n");
      assertThat(text(load("compose.yaml"))).contains("none is switched on [E0401]");
    }
  }
}
