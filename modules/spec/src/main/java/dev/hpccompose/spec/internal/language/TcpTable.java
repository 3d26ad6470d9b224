package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.ProbeSpec;
import dev.hpccompose.spec.ReadinessSpec;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.Numbers;
import dev.hpccompose.spec.internal.shape.Shape;
import java.util.Optional;

/** {@code readiness} with {@code type: tcp}. */
final class TcpTable {

  private static final String LOOPBACK = "127.0.0.1";

  private static final Field<Optional<Located<String>>> HOST =
      Field.optional("host", HostName.TYPE, "Host to connect to; " + LOOPBACK + " when omitted.");

  private static final Field<Located<Integer>> PORT =
      Field.required(
          "port",
          Numbers.whole(1, 65_535),
          "Port to connect to. It may be open before the service is usable: 'type: http' and 'type:"
              + " log' tell more.");

  static final Shape<ReadinessSpec> SHAPE =
      new Fields("")
          .with(HOST, PORT, ReadinessTables.TIMEOUT)
          .with(PaceFields.ALL)
          .shape(
              values ->
                  new ReadinessSpec(
                      new ProbeSpec.Tcp(
                          values.get(HOST).map(Located::value).orElse(LOOPBACK),
                          values.get(PORT).value()),
                      values.get(ReadinessTables.TIMEOUT),
                      PaceFields.pace(values)));

  private TcpTable() {}
}
