package dev.hpccompose.spec.internal.check;

import dev.hpccompose.spec.ComposeSpec;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.shape.Findings;
import dev.hpccompose.spec.internal.shape.NearestWord;
import java.util.List;

/** References to services by name. */
final class ServiceNames {

  private static final int LISTED = 10;

  private ServiceNames() {}

  /** Reports a name that no service has. */
  static void reportUnknown(
      Located<String> name, String prefix, ComposeSpec spec, Findings findings) {
    List<String> names = spec.services().stream().map(s -> s.name().value()).toList();
    findings.add(
        DiagnosticCode.UNKNOWN_SERVICE,
        name.span(),
        prefix + " '" + name.value() + "', which is not a service",
        NearestWord.to(name.value(), names)
            .map(NearestWord::question)
            .orElseGet(() -> "services are: " + listed(names)));
  }

  private static String listed(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(LISTED, names.size())));
    return names.size() > LISTED ? first + ", ..." : first;
  }
}
