package dev.hpccompose.spec.internal.check;

import dev.hpccompose.spec.ComposeSpec;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.PortSpec;
import dev.hpccompose.spec.ServiceSpec;
import dev.hpccompose.spec.internal.shape.Findings;
import java.util.HashMap;
import java.util.Map;

/** Services of one spec share the ports of their node. */
record PortCheck() implements SpecCheck {

  @Override
  public void check(ComposeSpec spec, Findings findings) {
    Map<Integer, String> taken = new HashMap<>();
    for (ServiceSpec service : spec.services()) {
      String name = service.name().value();
      for (PortSpec port : service.ports()) {
        String first =
            port.protocol().equals("tcp") ? taken.putIfAbsent(port.number().value(), name) : null;
        if (first != null && !first.equals(name)) {
          findings.add(
              DiagnosticCode.PORT_CLASH,
              port.number().span(),
              "services '"
                  + first
                  + "' and '"
                  + name
                  + "' both listen on port "
                  + port.number().value(),
              "services share the network of their node: give each of them its own port");
        }
      }
    }
  }
}
