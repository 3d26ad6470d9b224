package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.RendezvousProviderSpec;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.Numbers;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Shape;
import dev.hpccompose.spec.internal.shape.Text;
import java.time.Duration;
import java.util.Optional;

/** The mapping {@code x-slurm.rendezvous} of a service: S-116. */
final class RendezvousProviderTable {

  private static final Field<Located<String>> NAME =
      Field.required("name", RendezvousName.TYPE, "Name under which other jobs find it.");

  private static final Field<Located<Integer>> PORT =
      Field.required("port", Numbers.whole(1, 65_535), "Port on which the service listens.");

  private static final Field<Optional<Located<String>>> PROTOCOL =
      Field.optional(
          "protocol",
          Text.LINE.then("the scheme of a URL", RendezvousProviderTable::protocol),
          "Scheme of its URL; http when omitted.");

  private static final Field<Optional<Located<String>>> PATH =
      Field.optional(
          "path",
          Text.LINE.then("the path of a URL", RendezvousProviderTable::path),
          "Path of its URL; / when omitted.");

  private static final Field<Duration> TTL_SECONDS =
      Field.withDefault(
          "ttl_seconds",
          Numbers.seconds(1, 365 * Sizes.DAY_SECONDS),
          Duration.ofHours(1),
          "3600",
          "Seconds after which the record counts as stale.");

  private static final Shape<RendezvousProviderSpec> REGISTER_SHAPE =
      new Fields("register")
          .with(NAME, PORT, PROTOCOL, PATH, TTL_SECONDS)
          .shape(
              values ->
                  new RendezvousProviderSpec(
                      values.get(NAME),
                      values.get(PORT).value(),
                      values.get(PROTOCOL).map(Located::value).orElse("http"),
                      values.get(PATH).map(Located::value).orElse("/"),
                      values.get(TTL_SECONDS)));

  private static final Field<RendezvousProviderSpec> REGISTERED =
      Field.required(
          "register", REGISTER_SHAPE, "The endpoint that other jobs find once it is ready.");

  static final Shape<RendezvousProviderSpec> SHAPE =
      new Fields("rendezvous").with(REGISTERED).shape(values -> values.get(REGISTERED));

  private RendezvousProviderTable() {}

  private static Optional<Located<String>> protocol(Located<String> text, Reading in) {
    return legal(
        text, text.value().matches("[A-Za-z][A-Za-z0-9+.-]*"), in, "write http, https or tcp");
  }

  private static Optional<Located<String>> path(Located<String> text, Reading in) {
    return legal(
        text,
        text.value().matches("/[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*"),
        in,
        "begin it with '/', and write other characters as %xx");
  }

  private static Optional<Located<String>> legal(
      Located<String> text, boolean legal, Reading in, String hint) {
    if (!legal) {
      in.findings()
          .add(
              DiagnosticCode.BAD_URL,
              text.span(),
              in.what() + " cannot be '" + text.value() + "'",
              hint);
    }
    return legal ? Optional.of(text) : Optional.empty();
  }
}
