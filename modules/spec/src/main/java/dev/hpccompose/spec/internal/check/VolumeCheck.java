package dev.hpccompose.spec.internal.check;

import dev.hpccompose.spec.ComposeSpec;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.ServiceSpec;
import dev.hpccompose.spec.VolumeSpec;
import dev.hpccompose.spec.internal.shape.Findings;
import java.util.HashSet;
import java.util.Set;

/** Two mounts at one place hide each other. */
record VolumeCheck() implements SpecCheck {

  @Override
  public void check(ComposeSpec spec, Findings findings) {
    for (ServiceSpec service : spec.services()) {
      Set<String> targets = new HashSet<>();
      for (Located<VolumeSpec> volume : service.volumes()) {
        if (!targets.add(volume.value().target())) {
          findings.add(
              DiagnosticCode.REPEATED_VALUE,
              volume.span(),
              "service '"
                  + service.name().value()
                  + "' has two volumes at '"
                  + volume.value().target()
                  + "'",
              "keep one of them");
        }
      }
    }
  }
}
