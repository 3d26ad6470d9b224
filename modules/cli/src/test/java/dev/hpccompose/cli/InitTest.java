package dev.hpccompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.cli.internal.output.Templates;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.PlanContext;
import dev.hpccompose.plan.Planner;
import dev.hpccompose.spec.ComposeSpec;
import dev.hpccompose.spec.SpecLoader;
import dev.hpccompose.spec.SpecResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class InitTest {

  /** Where the examples are, seen from this module. */
  private static final Path EXAMPLES = Path.of("../../examples");

  private static final List<String> TEMPLATES = Templates.NAMES;

  @TempDir Path directory;

  @Test
  @DisplayName("the templates are the examples, all of them (S-032, S-034)")
  void theTemplatesAreTheExamples() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.endsWith(".yaml"))
                  .map(name -> name.substring(0, name.length() - ".yaml".length())))
          .containsExactlyInAnyOrderElementsOf(TEMPLATES);
    }
    for (String name : TEMPLATES) {
      assertThat(Templates.of(name)).contains(Files.readString(EXAMPLES.resolve(name + ".yaml")));
    }
  }

  @ParameterizedTest
  @FieldSource("TEMPLATES")
  @DisplayName("writes a valid spec with the user's name and cache directory (S-030, S-031, S-033)")
  void writesAValidSpec(String template) throws IOException {
    Shell.Result result =
        new Shell(directory)
            .run(
                Map.of("PATH", "/nowhere"),
                "init",
                "--template",
                template,
                "--name",
                "it's #1: mine",
                "--cache-dir",
                "/shared/$me/cache dir",
                "--output",
                "mine.yaml");
    assertThat(result.exitCode()).as(result.err()).isZero();
    SpecResult loaded =
        SpecLoader.load(directory.resolve("mine.yaml"), Map.of("HOME", "/home/u", "USER", "u"));
    assertThat(loaded.diagnostics()).as(template).isEmpty();
    ComposeSpec spec = loaded.spec().orElseThrow();
    Plan plan =
        Planner.plan(spec, new PlanContext(Path.of("/home/u"), Optional.empty()))
            .plan()
            .orElseThrow();
    assertThat(plan.jobName()).isEqualTo("it's #1: mine");
    assertThat(plan.cacheDir()).isEqualTo(Path.of("/shared/$me/cache dir"));
    assertThat(Files.readString(directory.resolve("mine.yaml"))).startsWith("# ");
  }

  @Test
  void replacesNothingUnlessItIsTold() throws IOException {
    Path file = Files.writeString(directory.resolve("compose.yaml"), "mine");
    Shell.Result refused = new Shell(directory).run("init", "--template", "minimal-batch");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("compose.yaml exists already").contains("--force");
    assertThat(file).hasContent("mine");
    new Shell(directory).run("init", "-t", "minimal-batch", "--force");
    assertThat(Files.readString(file)).contains("services:");
  }

  @Test
  void namesWhatThereIs() {
    Shell shell = new Shell(directory);
    assertThat(shell.run("init", "--list").out().lines()).hasSize(TEMPLATES.size());
    assertThat(shell.run("init", "-t", "minimal-bach").err())
        .contains("did you mean 'minimal-batch'?");
    assertThat(shell.run("init").err()).contains("init --list");
  }
}
