package dev.hpccompose.spec.internal.check;

import dev.hpccompose.spec.ComposeSpec;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.FileGrant;
import dev.hpccompose.spec.FileResource;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.ServiceSpec;
import dev.hpccompose.spec.internal.shape.Findings;
import dev.hpccompose.spec.internal.shape.NearestWord;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a service may read must exist, and each file has its own place. */
record GrantCheck() implements SpecCheck {

  @Override
  public void check(ComposeSpec spec, Findings findings) {
    for (ServiceSpec service : spec.services()) {
      check("secret", service.secrets(), spec.secrets(), findings);
      check("config", service.configs(), spec.configs(), findings);
    }
  }

  private static void check(
      String noun, List<FileGrant> grants, List<FileResource> resources, Findings findings) {
    if (grants.isEmpty()) {
      return;
    }
    List<String> names = resources.stream().map(resource -> resource.name().value()).toList();
    Set<String> targets = new HashSet<>();
    for (FileGrant grant : grants) {
      if (!names.contains(grant.source().value())) {
        unknown(noun, grant, names, findings);
      }
      Located<String> target = grant.target().orElse(grant.source());
      if (!targets.add(target.value())) {
        findings.add(
            DiagnosticCode.REPEATED_VALUE,
            target.span(),
            "the " + noun + " file '" + target.value() + "' is there twice",
            "keep one of them, or give it another 'target'");
      }
    }
  }

  private static void unknown(String noun, FileGrant grant, List<String> names, Findings findings) {
    String name = grant.source().value();
    findings.add(
        DiagnosticCode.UNKNOWN_RESOURCE,
        grant.source().span(),
        "there is no " + noun + " '" + name + "'",
        NearestWord.to(name, names)
            .map(NearestWord::question)
            .orElse("add it to the top-level '" + noun + "s'"));
  }
}
