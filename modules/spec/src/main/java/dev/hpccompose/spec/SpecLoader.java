package dev.hpccompose.spec;

import dev.hpccompose.spec.internal.check.ProfileCheck;
import dev.hpccompose.spec.internal.check.SpecChecks;
import dev.hpccompose.spec.internal.composition.Composer;
import dev.hpccompose.spec.internal.composition.EffectiveTree;
import dev.hpccompose.spec.internal.composition.FileSet;
import dev.hpccompose.spec.internal.language.SpecLanguage;
import dev.hpccompose.spec.internal.shape.Findings;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.yaml.YamlNode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Loads a spec from files. */
public final class SpecLoader {

  /** What a job can run. */
  private static final int MAX_SERVICES = 1000;

  private final SpecRequest request;
  private final String name;
  private final Findings findings = new Findings();
  private final FileSet files = new FileSet(findings);
  private final Set<String> profiles = new HashSet<>();

  private SpecLoader(SpecRequest request) {
    this.request = request;
    this.name = request.files().getFirst().toString();
  }

  /**
   * Reads, interpolates and checks a spec together with the {@code .env} beside it. Every problem
   * is a diagnostic, also that the file is missing or is not text.
   *
   * @param file the spec; diagnostics name it as given here
   * @param processEnvironment variables for interpolation, which win over those of {@code .env}
   */
  public static SpecResult load(Path file, Map<String, String> processEnvironment) {
    return load(SpecRequest.of(file, processEnvironment));
  }

  /**
   * Reads, merges, interpolates and checks the files of a request. Every problem is a diagnostic.
   */
  public static SpecResult load(SpecRequest request) {
    return new SpecLoader(request).load();
  }

  private SpecResult load() {
    Optional<YamlNode> tree = new Composer(files, request).compose(request);
    Reading reading = Reading.of(findings, name, files.scopes());
    Optional<ComposeSpec> spec =
        tree.flatMap(root -> SpecLanguage.TOP.read(root, reading)).flatMap(this::checked);
    return new SpecResult(
        spec.filter(loaded -> !findings.hasErrors()),
        findings.ordered(),
        new Sources(files.texts()),
        findings.variables(),
        profiles,
        () -> tree.map(root -> EffectiveTree.of(root, reading)));
  }

  private Optional<ComposeSpec> checked(SpecLanguage.TopLevel top) {
    if (!countIsSane(top.services().size())) {
      return Optional.empty();
    }
    ComposeSpec all = spec(top, top.services());
    SpecChecks.run(all, findings);
    all.services().stream()
        .flatMap(service -> service.profiles().stream())
        .map(Located::value)
        .forEach(profiles::add);
    List<ServiceSpec> enabled = new ProfileCheck(request.profiles()).enabled(all, findings);
    if (enabled.isEmpty()) {
      findings.add(
          DiagnosticCode.NO_SERVICES,
          SourceSpan.ofFile(name),
          "every service of the spec belongs to a profile, and none is switched on",
          "name one with --profile");
    }
    ComposeSpec run = spec(top, enabled);
    SpecChecks.runOfOne(run, findings);
    return Optional.of(run);
  }

  private ComposeSpec spec(SpecLanguage.TopLevel top, List<ServiceSpec> services) {
    Path file = request.files().getFirst().toAbsolutePath().normalize();
    return new ComposeSpec(
        file, top.name(), top.backend(), top.slurm(), services, top.secrets(), top.configs());
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
}
