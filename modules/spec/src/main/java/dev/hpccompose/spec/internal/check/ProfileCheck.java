package dev.hpccompose.spec.internal.check;

import dev.hpccompose.spec.ComposeSpec;
import dev.hpccompose.spec.DependencySpec;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.ServiceSpec;
import dev.hpccompose.spec.internal.shape.Findings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Leaves out the services whose profiles are not switched on.
 *
 * @param active the profiles that are; {@code *} stands for all
 */
public record ProfileCheck(List<String> active) {

  /** The services of a run; reports those that it needs and does not have. */
  public List<ServiceSpec> enabled(ComposeSpec spec, Findings findings) {
    Map<String, ServiceSpec> off = new HashMap<>();
    List<ServiceSpec> enabled = new ArrayList<>();
    for (ServiceSpec service : spec.services()) {
      if (isEnabled(service)) {
        enabled.add(service);
      } else {
        off.put(service.name().value(), service);
      }
    }
    if (!off.isEmpty()) {
      Needs needs = new Needs(off, findings);
      enabled.forEach(needs::ofService);
      spec.slurm().main().ifPresent(main -> needs.check(main, "'main' names"));
    }
    return List.copyOf(enabled);
  }

  private boolean isEnabled(ServiceSpec service) {
    return service.profiles().isEmpty()
        || active.contains("*")
        || service.profiles().stream().map(Located::value).anyMatch(active::contains);
  }

  /** Reports what names a service that is left out. */
  private record Needs(Map<String, ServiceSpec> off, Findings findings) {

    private void ofService(ServiceSpec service) {
      for (DependencySpec dependency : service.dependsOn()) {
        if (dependency.required()) {
          check(dependency.service(), "service '" + service.name().value() + "' waits for");
        }
      }
    }

    private void check(Located<String> name, String prefix) {
      ServiceSpec service = off.get(name.value());
      if (service == null) {
        return;
      }
      String profiles =
          service.profiles().stream()
              .map(profile -> "'--profile " + profile.value() + "'")
              .collect(Collectors.joining(" or "));
      findings.add(
          DiagnosticCode.PROFILE_OFF,
          name.span(),
          prefix + " '" + name.value() + "', which runs only with " + profiles,
          "switch the profile on, or write 'required: false' for the dependency");
    }
  }
}
