package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.PortSpec;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.ListOf;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Shape;
import dev.hpccompose.spec.internal.shape.Text;
import dev.hpccompose.spec.internal.shape.ValueType;
import dev.hpccompose.spec.internal.shape.Words;
import java.util.List;
import java.util.Optional;

/** {@code ports} and {@code expose}: which ports a service listens on. Nothing is published. */
final class PortType {

  private static final Field<Located<String>> TARGET =
      Field.required("target", Text.LINE, "Port on which the service listens.");

  private static final Field<Optional<Located<String>>> PUBLISHED =
      Field.optional("published", Text.LINE, "Port of the outside; nothing is published.");

  private static final Field<Optional<Located<String>>> PROTOCOL =
      Field.optional(
          "protocol",
          new Words<>(List.of("tcp", "udp", "sctp"), word -> word),
          "tcp (when omitted), udp or sctp.");

  /** The parts of a port as written. */
  private record Written(String published, Located<String> target, String protocol) {

    private String shown() {
      return target.value() + (protocol.equals("tcp") ? "" : "/" + protocol);
    }
  }

  private static final Shape<Written> SHAPE =
      new Fields("port")
          .with(TARGET, PUBLISHED, PROTOCOL)
          .ignored("name", "it names nothing here")
          .ignored("mode", "nothing is published")
          .ignored("host_ip", "nothing is published")
          .ignored("app_protocol", "nothing between services reads it")
          .shape(
              values ->
                  new Written(
                      values.get(PUBLISHED).map(Located::value).orElse(""),
                      values.get(TARGET),
                      values.get(PROTOCOL).map(Located::value).orElse("tcp")))
          .withExtensions();

  static final ValueType<List<PortSpec>> PORTS =
      all(
          Forms.<List<PortSpec>>of("a port, or a mapping")
              .scalar(Text.LINE.map(PortType::parts).then("[host:]port", PortType::ports))
              .mapping(SHAPE.then("a mapping", PortType::ports)));

  static final ValueType<List<PortSpec>> EXPOSE =
      all(Text.LINE.map(PortType::parts).then("a port", PortType::ports));

  private PortType() {}

  private static ValueType<List<PortSpec>> all(ValueType<List<PortSpec>> one) {
    return new ListOf<>("ports", one)
        .then("a list of ports", (lists, in) -> Optional.of(flat(lists)));
  }

  private static List<PortSpec> flat(List<List<PortSpec>> lists) {
    return lists.stream().flatMap(List::stream).toList();
  }

  /** {@code [[address:]published:]target[/protocol]}. */
  private static Written parts(Located<String> text) {
    String written = text.value();
    int slash = written.indexOf('/');
    String numbers = slash < 0 ? written : written.substring(0, slash);
    int colon = numbers.lastIndexOf(':');
    String left = colon < 0 ? "" : numbers.substring(0, colon);
    String published = left.substring(left.lastIndexOf(':') + 1);
    return new Written(
        published,
        new Located<>(numbers.substring(colon + 1), text.span()),
        slash < 0 ? "tcp" : written.substring(slash + 1));
  }

  private static Optional<List<PortSpec>> ports(Written written, Reading in) {
    Optional<PortRange> range =
        PortRange.parse(written.target().value())
            .filter(ports -> List.of("tcp", "udp", "sctp").contains(written.protocol()));
    if (range.isEmpty()) {
      in.findings()
          .add(
              DiagnosticCode.BAD_PORT,
              written.target().span(),
              "an item of " + in.what() + " is not a port: '" + written.shown() + "'",
              "write a port from 1 to 65535, such as 8080, 8080:80 or 5000-5010/udp");
      return Optional.empty();
    }
    boolean elsewhere =
        !written.published().isEmpty() && !written.published().equals(written.target().value());
    if (elsewhere) {
      in.findings()
          .add(
              DiagnosticCode.MAPPED_KEY,
              written.target().span(),
              "port "
                  + written.published()
                  + " is not published: the service is reached at port "
                  + written.target().value()
                  + " of its node",
              "use port "
                  + written.target().value()
                  + " in clients, or let the service listen on "
                  + written.published());
    }
    return range.map(
        ports ->
            ports
                .numbers()
                .mapToObj(
                    n ->
                        new PortSpec(new Located<>(n, written.target().span()), written.protocol()))
                .toList());
  }
}
