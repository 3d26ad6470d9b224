package dev.hpccompose.spec.internal.check;

import dev.hpccompose.spec.ComposeSpec;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.ServiceSpec;
import dev.hpccompose.spec.internal.shape.Findings;
import java.util.List;

/** At most one of the services that run together ends the job. */
record SeveralMainsCheck() implements SpecCheck {

  @Override
  public void check(ComposeSpec spec, Findings findings) {
    spec.main().ifPresent(first -> others(first, spec, findings));
  }

  private static void others(Located<String> first, ComposeSpec spec, Findings findings) {
    List<ServiceSpec> others =
        spec.services().stream()
            .filter(ServiceSpec::main)
            .filter(service -> !service.name().value().equals(first.value()))
            .toList();
    for (ServiceSpec other : others) {
      findings.add(
          DiagnosticCode.SEVERAL_MAINS,
          other.name().span(),
          "service '"
              + other.name().value()
              + "' is a second main service beside '"
              + first.value()
              + "'",
          "one service ends the job: remove the other 'main'");
    }
  }
}
