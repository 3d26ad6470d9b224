package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.ProbeSpec;
import dev.hpccompose.spec.ReadinessSpec;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.Numbers;
import dev.hpccompose.spec.internal.shape.Shape;
import java.time.Duration;
import java.util.Optional;

/** {@code readiness} with {@code type: tcp}. */
final class TcpTable {

  private static final String LOOPBACK = "127.0.0.1";

  private static final Fields FIELDS = new Fields("");

  private static final Field<Optional<Located<String>>> HOST =
      FIELDS.optional("host", HostName.TYPE, "Host to connect to; " + LOOPBACK + " when omitted.");

  private static final Field<Located<Integer>> PORT =
      FIELDS.required(
          "port",
          Numbers.whole(1, 65_535),
          "Port to connect to. It may be open before the service is usable: 'type: http' and 'type:"
              + " log' tell more.");

  private static final Field<Duration> TIMEOUT = ReadinessTables.timeout(FIELDS);

  private static final PaceFields PACE = new PaceFields(FIELDS);

  static final Shape<ReadinessSpec> SHAPE =
      FIELDS.shape(
          values ->
              new ReadinessSpec(
                  new ProbeSpec.Tcp(
                      values.get(HOST).map(Located::value).orElse(LOOPBACK),
                      values.get(PORT).value()),
                  values.get(TIMEOUT),
                  PACE.pace(values)));

  private TcpTable() {}
}
