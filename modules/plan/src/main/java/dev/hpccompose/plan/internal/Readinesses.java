package dev.hpccompose.plan.internal;

import dev.hpccompose.plan.Readiness;
import dev.hpccompose.plan.Readiness.Probe;
import dev.hpccompose.spec.CommandText;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.ProbeSpec;
import dev.hpccompose.spec.ReadinessSpec;
import dev.hpccompose.spec.ServiceSpec;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** From a readiness of the spec to the gate of the plan. */
final class Readinesses {

  private Readinesses() {}

  static Readiness of(ReadinessSpec spec) {
    ReadinessSpec.Pace pace = spec.pace();
    return new Readiness(
        probe(spec.probe()),
        spec.timeout(),
        new Readiness.Pace(
            pace.interval(),
            pace.attempt(),
            pace.retries(),
            pace.startPeriod(),
            pace.startInterval(),
            pace.liveness()));
  }

  private static Probe probe(ProbeSpec spec) {
    return switch (spec) {
      case ProbeSpec.Sleep(var delay) -> new Probe.Sleep(delay);
      case ProbeSpec.Tcp(String host, int port) -> new Probe.Tcp(host, port);
      case ProbeSpec.Log(String pattern) -> new Probe.Log(pattern);
      case ProbeSpec.Http(String url, int status) -> new Probe.Http(url, status);
      case ProbeSpec.Exec(CommandText command) -> new Probe.Exec(command.argv());
    };
  }

  /** A probe of this node says nothing about a service on many: S-194. */
  static void checkDistributed(ServiceSpec service, Problems problems) {
    service
        .readiness()
        .filter(
            readiness -> host(readiness.value().probe()).filter(Readinesses::isLocal).isPresent())
        .ifPresent(
            readiness ->
                problems.add(
                    DiagnosticCode.LOCAL_PROBE,
                    readiness.span(),
                    "service '"
                        + service.name().value()
                        + "' runs on all nodes, but its readiness asks one host: "
                        + host(readiness.value().probe()).orElse(""),
                    "use 'type: log' or 'type: sleep', or name a host that is not local"));
  }

  private static Optional<String> host(ProbeSpec spec) {
    return switch (spec) {
      case ProbeSpec.Tcp(String host, int port) -> Optional.of(host);
      case ProbeSpec.Http(String url, int status) -> Optional.ofNullable(URI.create(url).getHost());
      case ProbeSpec.Sleep sleep -> Optional.empty();
      case ProbeSpec.Log log -> Optional.empty();
      case ProbeSpec.Exec exec -> Optional.empty();
    };
  }

  private static boolean isLocal(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.equals("localhost")
        || lower.startsWith("127.")
        || lower.equals("0.0.0.0")
        || lower.equals("::1")
        || lower.equals("[::1]");
  }
}
