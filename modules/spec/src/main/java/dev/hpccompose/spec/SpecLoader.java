package dev.hpccompose.spec;

import dev.hpccompose.spec.internal.check.SpecChecks;
import dev.hpccompose.spec.internal.interpolation.DotEnv;
import dev.hpccompose.spec.internal.interpolation.Variables;
import dev.hpccompose.spec.internal.language.SpecLanguage;
import dev.hpccompose.spec.internal.shape.FileScope;
import dev.hpccompose.spec.internal.shape.Findings;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.source.SourceFile;
import dev.hpccompose.spec.internal.yaml.YamlDocument;
import dev.hpccompose.spec.internal.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Loads a spec from a file. */
public final class SpecLoader {

  /** The rules between services compare each with each. */
  private static final int MAX_SERVICES = 1000;

  private final Path file;
  private final String name;
  private final Map<String, String> environment;
  private final Findings findings = new Findings();
  private final List<SourceText> sources = new ArrayList<>();

  private SpecLoader(Path file, Map<String, String> environment) {
    this.file = file.toAbsolutePath().normalize();
    this.name = file.toString();
    this.environment = environment;
  }

  /**
   * Reads, interpolates and checks a spec together with the {@code .env} beside it. Every problem
   * is a diagnostic, also that the file is missing or is not text.
   *
   * @param file the spec; diagnostics name it as given here
   * @param processEnvironment variables for interpolation, which win over those of {@code .env}
   */
  public static SpecResult load(Path file, Map<String, String> processEnvironment) {
    return new SpecLoader(file, processEnvironment).load();
  }

  private SpecResult load() {
    Optional<ComposeSpec> spec = text(file, name).flatMap(this::spec);
    return new SpecResult(
        spec.filter(loaded -> !findings.hasErrors()), findings.ordered(), new Sources(sources));
  }

  private Optional<ComposeSpec> spec(String text) {
    YamlDocument document = YamlReader.read(name, text);
    findings.addAll(document.problems());
    return document
        .root()
        .flatMap(
            root -> {
              Variables variables = new Variables(environment, dotEnv().variables());
              FileScope scope = FileScope.of(sources.getFirst(), directory(), variables);
              return SpecLanguage.TOP
                  .read(root, Reading.of(findings, name, Map.of(name, scope)))
                  .flatMap(this::checked);
            });
  }

  private Optional<ComposeSpec> checked(SpecLanguage.TopLevel top) {
    if (!countIsSane(top.services().size())) {
      return Optional.empty();
    }
    ComposeSpec spec =
        new ComposeSpec(
            file,
            top.name(),
            top.backend(),
            top.slurm(),
            top.services(),
            top.secrets(),
            top.configs());
    SpecChecks.run(spec, findings);
    return Optional.of(spec);
  }

  private boolean countIsSane(int services) {
    if (services == 0 && !findings.hasErrors()) {
      findings.add(
          DiagnosticCode.NO_SERVICES,
          SourceSpan.ofFile(name),
          "the spec has no service",
          "add one below 'services'");
    }
    if (services > MAX_SERVICES) {
      findings.add(
          DiagnosticCode.OUT_OF_RANGE,
          SourceSpan.ofFile(name),
          "the spec has " + services + " services, but a job can run " + MAX_SERVICES,
          "use 'ntasks' to run many of a kind");
    }
    return services > 0 && services <= MAX_SERVICES;
  }

  private Path directory() {
    return Objects.requireNonNull(file.getParent(), "a file that was read has a directory");
  }

  private DotEnv dotEnv() {
    Path path = file.resolveSibling(".env");
    if (!SourceFile.exists(path)) {
      return DotEnv.none();
    }
    Path given = Path.of(name).resolveSibling(".env");
    Optional<String> text = text(path, given.toString());
    DotEnv dotEnv =
        text.map(found -> DotEnv.parse(given.toString(), found.lines().toList(), environment))
            .orElseGet(DotEnv::none);
    findings.addAll(dotEnv.problems());
    return dotEnv;
  }

  private Optional<String> text(Path path, String shown) {
    return switch (SourceFile.read(path, shown)) {
      case SourceFile.Outcome.Text(String text) -> {
        sources.add(SourceText.of(shown, text));
        yield Optional.of(text);
      }
      case SourceFile.Outcome.Refused(Diagnostic diagnostic) -> {
        findings.addAll(List.of(diagnostic));
        yield Optional.empty();
      }
    };
  }
}
