package dev.hpccompose.spec.internal.check;

import dev.hpccompose.spec.ComposeSpec;
import dev.hpccompose.spec.internal.shape.Findings;

/** The service that ends the job exists. */
record MainCheck() implements SpecCheck {

  @Override
  public void check(ComposeSpec spec, Findings findings) {
    spec.slurm()
        .main()
        .filter(main -> spec.service(main.value()).isEmpty())
        .ifPresent(main -> ServiceNames.reportUnknown(main, "'main' names", spec, findings));
  }
}
