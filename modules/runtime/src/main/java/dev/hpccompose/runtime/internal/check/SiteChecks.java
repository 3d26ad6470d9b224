package dev.hpccompose.runtime.internal.check;

import dev.hpccompose.runtime.spi.Check;
import dev.hpccompose.runtime.spi.CheckId;
import dev.hpccompose.runtime.spi.CheckSubject;
import dev.hpccompose.runtime.spi.Finding;
import java.util.List;
import java.util.Optional;

/** The machine itself. */
public final class SiteChecks {

  private SiteChecks() {}

  public static List<Check> of(CheckSubject subject) {
    return List.of(
        Check.onRequest(CheckId.SITE_PROGRAM, () -> List.of(program(subject))),
        Check.always(CheckId.SCHEDULER, () -> scheduler(subject)));
  }

  private static Finding program(CheckSubject subject) {
    return new Finding.Passed(
        "hpc-compose %s, %s %s on %s, %d processors, Java %s"
            .formatted(
                subject.images().toolVersion(),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version()));
  }

  /** A scheduler whose tools have checks of their own has said the same more exactly. */
  private static List<Finding> scheduler(CheckSubject subject) {
    if (subject.isShared()) {
      return List.of();
    }
    Optional<String> missing = subject.client().unavailable();
    return List.of(
        missing
            .<Finding>map(
                problem ->
                    new Finding.Blocker(
                        problem, "no job can be started here", "install what is missing"))
            .orElseGet(() -> new Finding.Passed("the embedded engine can run here")));
  }
}
