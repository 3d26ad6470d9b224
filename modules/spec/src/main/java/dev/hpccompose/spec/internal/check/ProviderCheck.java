package dev.hpccompose.spec.internal.check;

import dev.hpccompose.spec.ComposeSpec;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.RendezvousProviderSpec;
import dev.hpccompose.spec.ServiceSpec;
import dev.hpccompose.spec.internal.shape.Findings;
import java.util.HashMap;
import java.util.Map;

/** Two services cannot register one endpoint. */
record ProviderCheck() implements SpecCheck {

  @Override
  public void check(ComposeSpec spec, Findings findings) {
    Map<String, String> taken = new HashMap<>();
    for (ServiceSpec service : spec.services()) {
      service
          .slurm()
          .register()
          .map(RendezvousProviderSpec::name)
          .ifPresent(
              name -> {
                String first = taken.putIfAbsent(name.value(), service.name().value());
                if (first != null) {
                  findings.add(
                      DiagnosticCode.REPEATED_VALUE,
                      name.span(),
                      "service '" + first + "' registers the endpoint '" + name.value() + "' too",
                      "give each of them its own name");
                }
              });
    }
  }
}
