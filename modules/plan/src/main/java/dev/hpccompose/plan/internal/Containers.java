package dev.hpccompose.plan.internal;

import dev.hpccompose.plan.ContainerOptions;
import dev.hpccompose.plan.ContainerOptions.StagedFile;
import dev.hpccompose.plan.ContainerOptions.Ulimit;
import dev.hpccompose.spec.ContainerSpec;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.PortSpec;
import dev.hpccompose.spec.ServiceSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What is around the process of a service. */
final class Containers {

  /**
   * A limit as bash sets it.
   *
   * @param option the option of {@code ulimit}
   * @param unit how many of Compose's units one of bash's is
   */
  private record Limit(String option, long unit) {}

  private static final Map<String, Limit> LIMITS = limits();

  private Containers() {}

  /** In the order of setrlimit(2); Compose counts bytes where bash counts kibibytes. */
  private static Map<String, Limit> limits() {
    Map<String, Limit> limits = new LinkedHashMap<>();
    limits.put("core", new Limit("-c", 1024));
    limits.put("cpu", new Limit("-t", 1));
    limits.put("data", new Limit("-d", 1024));
    limits.put("fsize", new Limit("-f", 1024));
    limits.put("locks", new Limit("-x", 1));
    limits.put("memlock", new Limit("-l", 1024));
    limits.put("msgqueue", new Limit("-q", 1));
    limits.put("nice", new Limit("-e", 1));
    limits.put("nofile", new Limit("-n", 1));
    limits.put("nproc", new Limit("-u", 1));
    limits.put("rss", new Limit("-m", 1024));
    limits.put("rtprio", new Limit("-r", 1));
    limits.put("sigpending", new Limit("-i", 1));
    limits.put("stack", new Limit("-s", 1024));
    return limits;
  }

  /** Refuses limits that no shell can set. */
  static void check(ServiceSpec service, Problems problems) {
    for (ContainerSpec.Ulimit limit : service.container().ulimits()) {
      Located<String> name = limit.name();
      if (!LIMITS.containsKey(name.value())) {
        problems.add(
            DiagnosticCode.UNKNOWN_WORD,
            name.span(),
            "'" + name.value() + "' is not a limit that can be set for a service",
            "use one of " + String.join(", ", LIMITS.keySet()));
      }
    }
  }

  static ContainerOptions of(ServiceSpec service, List<StagedFile> files) {
    ContainerSpec container = service.container();
    return new ContainerOptions(
        container.readOnly(),
        container.remapRoot(),
        Each.mapped(container.tmpfs(), Located::value),
        Each.mapped(container.ulimits(), Containers::ulimit),
        files,
        service.ports().isEmpty() ? List.of() : tcp(service.ports()),
        container.maxLogBytes());
  }

  private static List<Integer> tcp(List<PortSpec> ports) {
    return ports.stream()
        .filter(port -> port.protocol().equals("tcp"))
        .map(port -> port.number().value())
        .toList();
  }

  private static Ulimit ulimit(ContainerSpec.Ulimit written) {
    Limit limit = Objects.requireNonNull(LIMITS.get(written.name().value()));
    return new Ulimit(
        limit.option(), amount(written.soft(), limit.unit()), amount(written.hard(), limit.unit()));
  }

  private static String amount(long written, long unit) {
    return written < 0 ? "unlimited" : Long.toString(Math.ceilDiv(written, unit));
  }
}
