package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.PortSpec;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The keys of a service that name its ports. */
final class PortFields {

  private final Field<List<PortSpec>> ports;
  private final Field<List<PortSpec>> expose;

  /** Declares them in a table. */
  PortFields(Fields fields) {
    ports =
        fields.list(
            "ports", PortType.PORTS, "Ports on which it listens; services share their node's.");
    expose = fields.list("expose", PortType.EXPOSE, "Further ports on which it listens.");
  }

  /** Each port once. */
  List<PortSpec> ports(Values values) {
    if (values.lacks(List.of(ports, expose))) {
      return List.of();
    }
    Map<String, PortSpec> all = new LinkedHashMap<>();
    Stream.concat(values.get(ports).stream(), values.get(expose).stream())
        .forEach(port -> all.putIfAbsent(port.number().value() + "/" + port.protocol(), port));
    return List.copyOf(all.values());
  }
}
