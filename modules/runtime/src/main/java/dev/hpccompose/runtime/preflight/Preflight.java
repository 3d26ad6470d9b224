package dev.hpccompose.runtime.preflight;

import dev.hpccompose.runtime.internal.check.CacheChecks;
import dev.hpccompose.runtime.internal.check.ImageChecks;
import dev.hpccompose.runtime.internal.check.Looks;
import dev.hpccompose.runtime.internal.check.MountChecks;
import dev.hpccompose.runtime.internal.check.PlaceChecks;
import dev.hpccompose.runtime.internal.check.RegistryChecks;
import dev.hpccompose.runtime.internal.check.SiteChecks;
import dev.hpccompose.runtime.scheduler.Providers;
import dev.hpccompose.runtime.spi.Check;
import dev.hpccompose.runtime.spi.CheckProvider;
import dev.hpccompose.runtime.spi.CheckSubject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Looks at a machine and a job before anything is done for the job. */
public final class Preflight {

  /** A person waits for it, before every submission. */
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private Preflight() {}

  /** Before a submission: what costs next to nothing. */
  public static PreflightReport beforeSubmission(CheckSubject subject) {
    return new Looks(LIMIT)
        .at(
            checks(subject).stream()
                .filter(check -> check.occasion() == Check.Occasion.SUBMISSION)
                .toList());
  }

  /** On request: everything. */
  public static PreflightReport onRequest(CheckSubject subject) {
    return new Looks(LIMIT).at(checks(subject));
  }

  private static List<Check> checks(CheckSubject subject) {
    List<Check> checks = new ArrayList<>();
    checks.addAll(SiteChecks.of(subject));
    providers(subject).stream().map(provider -> provider.checks(subject)).forEach(checks::addAll);
    checks.addAll(PlaceChecks.of(subject));
    checks.addAll(CacheChecks.of(subject));
    checks.addAll(ImageChecks.of(subject));
    checks.addAll(RegistryChecks.of(subject));
    checks.addAll(MountChecks.of(subject));
    return checks;
  }

  /** Those of the job's scheduler and backend; those of all backends when there is no job. */
  private static Collection<CheckProvider> providers(CheckSubject subject) {
    return Providers.checkProviders().stream()
        .filter(
            provider ->
                provider.name().equals(subject.client().name())
                    || subject.plan().isEmpty()
                    || subject.plan().get().backend().equals(provider.name()))
        .toList();
  }
}
