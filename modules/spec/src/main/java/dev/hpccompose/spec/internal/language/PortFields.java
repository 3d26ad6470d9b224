package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.PortSpec;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The keys of a service that name its ports. */
final class PortFields {

  private static final Field<List<PortSpec>> PORTS =
      Field.list(
          "ports", PortType.PORTS, "Ports on which it listens; services share their node's.");

  private static final Field<List<PortSpec>> EXPOSE =
      Field.list("expose", PortType.EXPOSE, "Further ports on which it listens.");

  /** In the order of the manual. */
  static final List<Field<?>> ALL = List.of(PORTS, EXPOSE);

  /** Each port once. */
  static List<PortSpec> ports(Values values) {
    if (values.lacks(ALL)) {
      return List.of();
    }
    Map<String, PortSpec> all = new LinkedHashMap<>();
    Stream.concat(values.get(PORTS).stream(), values.get(EXPOSE).stream())
        .forEach(port -> all.putIfAbsent(port.number().value() + "/" + port.protocol(), port));
    return List.copyOf(all.values());
  }
}
