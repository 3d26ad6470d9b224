package dev.hpccompose.plan.internal;

import dev.hpccompose.plan.Readiness;
import dev.hpccompose.plan.Readiness.Probe;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.ReadinessSpec;
import dev.hpccompose.spec.ServiceSpec;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** From a readiness of the spec to the gate of the plan. */
final class Readinesses {

  private Readinesses() {}

  static Readiness of(ReadinessSpec spec) {
    return new Readiness(probe(spec), spec.timeout());
  }

  private static Probe probe(ReadinessSpec spec) {
    return switch (spec) {
      case ReadinessSpec.Sleep(Duration delay, Duration timeout) -> new Probe.Sleep(delay);
      case ReadinessSpec.Tcp(String host, int port, Duration timeout) -> new Probe.Tcp(host, port);
      case ReadinessSpec.Log(String pattern, Duration timeout) -> new Probe.Log(pattern);
      case ReadinessSpec.Http(String url, int status, Duration timeout) ->
          new Probe.Http(url, status);
    };
  }

  /** A probe of this node says nothing about a service on many: S-194. */
  static void checkDistributed(ServiceSpec service, Problems problems) {
    service
        .readiness()
        .filter(readiness -> host(readiness.value()).filter(Readinesses::isLocal).isPresent())
        .ifPresent(
            readiness ->
                problems.add(
                    DiagnosticCode.LOCAL_PROBE,
                    readiness.span(),
                    "service '"
                        + service.name().value()
                        + "' runs on all nodes, but its readiness asks one host: "
                        + host(readiness.value()).orElse(""),
                    "use 'type: log' or 'type: sleep', or name a host that is not local"));
  }

  private static Optional<String> host(ReadinessSpec spec) {
    return switch (spec) {
      case ReadinessSpec.Tcp(String host, int port, Duration timeout) -> Optional.of(host);
      case ReadinessSpec.Http(String url, int status, Duration timeout) ->
          Optional.ofNullable(URI.create(url).getHost());
      case ReadinessSpec.Sleep sleep -> Optional.empty();
      case ReadinessSpec.Log log -> Optional.empty();
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
