package dev.hpccompose.spec.internal.check;

import dev.hpccompose.spec.ComposeSpec;
import dev.hpccompose.spec.DependencySpec;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.ServiceSpec;
import dev.hpccompose.spec.internal.shape.Findings;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Leaves out the services whose profiles are not switched on.
 *
 * @param active the profiles that are; {@code *} stands for all
 */
public record ProfileCheck(List<String> active) {

  /** The services of a run; reports those that it needs and does not have. */
  public List<ServiceSpec> enabled(ComposeSpec spec, Findings findings) {
    List<ServiceSpec> enabled = spec.services().stream().filter(this::isEnabled).toList();
    for (ServiceSpec service : enabled) {
      for (DependencySpec dependency : service.dependsOn()) {
        if (dependency.required()) {
          require(
              dependency.service(),
              "service '" + service.name().value() + "' waits for",
              spec,
              findings);
        }
      }
    }
    spec.slurm().main().ifPresent(main -> require(main, "'main' names", spec, findings));
    return enabled;
  }

  private boolean isEnabled(ServiceSpec service) {
    return service.profiles().isEmpty()
        || active.contains("*")
        || service.profiles().stream().map(Located::value).anyMatch(active::contains);
  }

  private void require(Located<String> name, String prefix, ComposeSpec spec, Findings findings) {
    spec.service(name.value())
        .filter(service -> !isEnabled(service))
        .ifPresent(
            service ->
                findings.add(
                    DiagnosticCode.PROFILE_OFF,
                    name.span(),
                    prefix
                        + " '"
                        + name.value()
                        + "', which runs only with "
                        + service.profiles().stream()
                            .map(profile -> "'--profile " + profile.value() + "'")
                            .collect(Collectors.joining(" or ")),
                    "switch the profile on, or write 'required: false' for the dependency"));
  }
}
