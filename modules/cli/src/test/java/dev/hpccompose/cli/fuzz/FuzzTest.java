package dev.hpccompose.cli.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.cli.internal.console.Findings;
import dev.hpccompose.cli.internal.output.Sarif;
import dev.hpccompose.cli.internal.output.ValidateJson;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.PlanContext;
import dev.hpccompose.plan.PlanResult;
import dev.hpccompose.plan.Planner;
import dev.hpccompose.render.ScriptRenderer;
import dev.hpccompose.runtime.scheduler.Providers;
import dev.hpccompose.spec.ComposeSpec;
import dev.hpccompose.spec.Diagnostic;
import dev.hpccompose.spec.DiagnosticText;
import dev.hpccompose.spec.SourceSpan;
import dev.hpccompose.spec.Sources;
import dev.hpccompose.spec.SpecLoader;
import dev.hpccompose.spec.SpecResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is done to a spec, the verdict is clean: no exception, no hang, findings in order that a
 * terminal can show, and a script for what is valid. {@code -Dfuzz.cases=N} does more or less, and
 * {@code -Dfuzz.seed=N} repeats the one case that a failure names.
 */
class FuzzTest {

  private static final int CASES = Integer.getInteger("fuzz.cases", 20_000);
  private static final int SEED = Integer.getInteger("fuzz.seed", -1);

  /** What one case takes is milliseconds; machines that are busy with other things get more. */
  private static final Duration AT_MOST = Duration.ofSeconds(10);

  private static final Map<String, String> ENVIRONMENT =
      Map.of("HOME", "/home/u", "USER", "ada", "TEAM", "ml", "EMPTY", "", "DOLLAR", "${USER}");

  private static final Path HOME = Path.of("/home/u");

  @TempDir Path directory;

  @Test
  void everyVerdictIsClean() throws IOException {
    Damage damage = Damage.of(specs());
    AtomicInteger valid = new AtomicInteger();
    IntStream seeds = SEED < 0 ? IntStream.range(0, CASES) : IntStream.of(SEED);
    seeds.parallel().forEach(seed -> examine(seed, damage, valid));
    if (SEED < 0) {
      assertThat(valid).as("damaged specs that are still valid").hasValueGreaterThan(CASES / 50);
    }
  }

  static List<String> specs() throws IOException {
    List<String> specs = new ArrayList<>();
    specs.add(Files.readString(Path.of("../spec/src/test/resources/full.yaml")));
    try (Stream<Path> examples = Files.list(Path.of("../../examples"))) {
      for (Path example : examples.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        specs.add(Files.readString(example));
      }
    }
    return specs;
  }

  private void examine(int seed, Damage damage, AtomicInteger valid) {
    byte[] bytes = damage.spec(seed);
    long start = System.nanoTime();
    try {
      if (isValid(seed, bytes)) {
        valid.incrementAndGet();
      }
    } catch (RuntimeException | Error e) {
      throw new AssertionError(
          "seed " + seed + " (repeat it with -Dfuzz.seed=" + seed + "): " + e.getMessage(), e);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).as("seed %d", seed).isLessThan(AT_MOST);
  }

  private boolean isValid(int seed, byte[] bytes) {
    SpecResult loaded = load(seed, bytes);
    Optional<PlanResult> planned = loaded.spec().map(FuzzTest::planned);
    check(loaded.diagnostics(), loaded.sources());
    assertThat(loaded.spec().isPresent())
        .isEqualTo(loaded.diagnostics().stream().noneMatch(Diagnostic::isError));
    planned.ifPresent(result -> check(result.diagnostics(), loaded.sources()));
    if (seed % 8 == 0) {
      Findings findings = new Findings(loaded.diagnostics(), loaded.sources());
      assertThat(ValidateJson.of("compose.yaml", findings)).endsWith("}\n");
      assertThat(Sarif.of(findings, "1")).endsWith("}\n");
    }
    Optional<Plan> plan = planned.flatMap(PlanResult::plan);
    plan.ifPresent(FuzzTest::render);
    return plan.isPresent();
  }

  private SpecResult load(int seed, byte[] bytes) {
    Path file = directory.resolve(seed + ".yaml");
    try {
      Files.write(file, bytes);
      SpecResult loaded = SpecLoader.load(file, ENVIRONMENT);
      Files.delete(file);
      return loaded;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PlanResult planned(ComposeSpec spec) {
    return Planner.plan(spec, new PlanContext(HOME, Optional.empty()));
  }

  private static void render(Plan plan) {
    String script =
        new ScriptRenderer(
                Providers.dialect("slurm").orElseThrow(),
                Providers.launcher(plan.backend()).orElseThrow(),
                "1")
            .render(plan, Optional.empty());
    assertThat(script).startsWith("#!").doesNotContain("\r", "\u0000");
  }

  private static void check(List<Diagnostic> findings, Sources sources) {
    assertThat(findings).isSortedAccordingTo(Diagnostic.BY_PLACE);
    for (Diagnostic finding : findings) {
      assertThat(finding.message()).isNotBlank();
      SourceSpan span = finding.span();
      assertThat(span.isWholeFile() || (span.line() > 0 && span.column() > 0)).isTrue();
      assertThat(span.endLine()).isGreaterThanOrEqualTo(span.line());
      String text = DiagnosticText.render(finding, sources);
      assertThat(text).startsWith(finding.severity().label() + ": ");
      assertThat(text.chars().noneMatch(letter -> letter < ' ' && letter != '\n'))
          .as(text)
          .isTrue();
    }
  }
}
