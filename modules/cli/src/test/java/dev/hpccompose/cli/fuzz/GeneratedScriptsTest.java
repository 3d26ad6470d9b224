package dev.hpccompose.cli.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.PlanContext;
import dev.hpccompose.plan.PlanResult;
import dev.hpccompose.plan.Planner;
import dev.hpccompose.render.RunIdentity;
import dev.hpccompose.render.ScriptRenderer;
import dev.hpccompose.runtime.scheduler.Providers;
import dev.hpccompose.spec.Backend;
import dev.hpccompose.spec.SpecLoader;
import dev.hpccompose.spec.SpecResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Scripts of all examples and of 500 random specs under shellcheck, in a few calls. The parts that
 * do not depend on the spec are the same in all: they are checked once for each scheduler.
 */
class GeneratedScriptsTest {

  private static final int SPECS = 500;
  private static final Path HOME = Path.of("/home/u");

  @TempDir Path directory;
  private final Set<String> wholeScripts = new HashSet<>();
  private final List<Path> scripts = new ArrayList<>();

  @BeforeEach
  void findShellcheck() {
    boolean present =
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(place -> Files.isExecutable(Path.of(place, "shellcheck")));
    assumeTrue(present || System.getenv("CI") != null, "skipped: shellcheck is not installed");
  }

  @Test
  @DisplayName(
      "Every example and 500 random valid specs make scripts that shellcheck has no word on")
  void shellcheckHasNoWordOnAnyScript() throws Exception {
    for (int seed = 0; seed < SPECS; seed++) {
      render("random spec " + seed, RandomSpec.of(seed));
    }
    for (String example : FuzzTest.specs()) {
      render("an example", example);
    }
    assertThat(scripts).hasSizeGreaterThan(SPECS);
    int half = scripts.size() / 2;
    List<Process> checks =
        List.of(
            shellcheck(scripts.subList(0, half)),
            shellcheck(scripts.subList(half, scripts.size())));
    for (Process check : checks) {
      String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(said.lines().limit(40)).as("shellcheck").isEmpty();
      assertThat(check.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(check.exitValue()).isZero();
    }
  }

  private void render(String what, String spec) throws IOException {
    Path file = Files.writeString(directory.resolve("compose.yaml"), spec);
    SpecResult loaded = SpecLoader.load(file, Map.of("HOME", "/home/u", "USER", "ada"));
    assertThat(loaded.spec()).as("%s: %s%n%s", what, loaded.diagnostics(), spec).isPresent();
    PlanResult planned =
        Planner.plan(loaded.spec().orElseThrow(), new PlanContext(HOME, Optional.empty()));
    assertThat(planned.plan()).as("%s: %s%n%s", what, planned.diagnostics(), spec).isPresent();
    write("slurm", planned.plan().orElseThrow());
    if (planned.plan().orElseThrow().backend().equals("host")) {
      Planner.plan(loaded.spec().orElseThrow(), new PlanContext(HOME, Optional.of(Backend.HOST)))
          .plan()
          .ifPresent(plan -> write("local", plan));
    }
  }

  private void write(String scheduler, Plan plan) {
    ScriptRenderer renderer =
        new ScriptRenderer(
            Providers.dialect(scheduler).orElseThrow(),
            Providers.launcher(plan.backend()).orElseThrow(),
            "1");
    RunIdentity run = new RunIdentity("20261121-010203-abcdef01", Path.of("/it's/.hpc-compose"));
    String script = renderer.render(plan, Optional.of(run));
    try {
      Path file = directory.resolve(scripts.size() + ".sh");
      String text = wholeScripts.add(scheduler) ? script : ofTheSpec(script);
      scripts.add(Files.writeString(file, text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without the supervisor; a spec may hold the same words, and so the last ones count. */
  private static String ofTheSpec(String script) {
    return script.substring(0, script.lastIndexOf("\n# --- clock:"))
        + script.substring(script.lastIndexOf("\n# --- main\n\nhc_begin\n"));
  }

  /** SC2153 wonders about variables that are assigned in the parts that are left out. */
  private Process shellcheck(List<Path> files) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("shellcheck", "--format=gcc", "--exclude=SC2153"));
    files.stream().map(Path::toString).forEach(command::add);
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}
