package dev.hpccompose.plan;

import dev.hpccompose.spec.Backend;
import dev.hpccompose.spec.ComposeSpec;
import dev.hpccompose.spec.Diagnostic;
import dev.hpccompose.spec.SpecLoader;
import dev.hpccompose.spec.SpecResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans specs that a test writes down. */
final class Plans {

  static final Path HOME = Path.of("/home/u");

  private Plans() {}

  static ComposeSpec spec(Path directory, String yaml) {
    try {
      SpecResult result =
          SpecLoader.load(
              Files.writeString(directory.resolve("compose.yaml"), yaml),
              Map.of("HOME", HOME.toString()));
      return result.spec().orElseThrow(() -> new AssertionError(result.diagnostics().toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PlanResult result(Path directory, String yaml, Backend... override) {
    Optional<Backend> backend = List.of(override).stream().findFirst();
    return Planner.plan(spec(directory, yaml), new PlanContext(HOME, backend));
  }

  static Plan plan(Path directory, String yaml) {
    PlanResult result = result(directory, yaml);
    return result.plan().orElseThrow(() -> new AssertionError(result.diagnostics().toString()));
  }

  /** The only service of a plan. */
  static ServicePlan only(Path directory, String yaml) {
    return plan(directory, yaml).services().getFirst();
  }

  static List<String> codes(PlanResult result) {
    return result.diagnostics().stream()
        .map((Diagnostic d) -> d.code().id() + "@" + d.span().line() + ":" + d.span().column())
        .toList();
  }
}
