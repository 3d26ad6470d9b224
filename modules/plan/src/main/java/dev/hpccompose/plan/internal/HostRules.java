package dev.hpccompose.plan.internal;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.FileGrant;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.ServiceSpec;
import dev.hpccompose.spec.SourceSpan;
import java.util.Locale;

/** What only a container can give: a plain process of the host sees the host as it is. */
record HostRules(Problems problems) {

  private static final String HINT =
      "remove it, or run the service in a container with another 'runtime.backend'";

  void check(ServiceSpec service) {
    if (service.container().readOnly()) {
      refuse(service, service.name().span(), "a read-only root file system ('read_only')");
    }
    if (service.container().remapRoot()) {
      refuse(service, service.name().span(), "root inside a container ('user')");
    }
    for (Located<String> path : service.container().tmpfs()) {
      refuse(service, path.span(), "a temporary file system at " + quoted(path));
    }
    service.secrets().forEach(secret -> file(service, "secret", secret));
    service.configs().forEach(config -> file(service, "config", config));
  }

  private void file(ServiceSpec service, String kind, FileGrant grant) {
    grant
        .target()
        .filter(target -> target.value().startsWith("/"))
        .ifPresent(
            target ->
                problems.add(
                    DiagnosticCode.HOST_CONTAINER,
                    target.span(),
                    cannot(
                        service,
                        "the " + kind + " '" + grant.source().value() + "' at " + quoted(target)),
                    "write a file name: the process finds it below HPC_COMPOSE_"
                        + (kind + "s").toUpperCase(Locale.ROOT)
                        + "_DIR"));
  }

  private void refuse(ServiceSpec service, SourceSpan place, String what) {
    problems.add(DiagnosticCode.HOST_CONTAINER, place, cannot(service, what), HINT);
  }

  private static String quoted(Located<String> path) {
    return "'" + path.value() + "'";
  }

  private static String cannot(ServiceSpec service, String what) {
    return "service '"
        + service.name().value()
        + "' cannot have "
        + what
        + " as a plain process of the host";
  }
}
