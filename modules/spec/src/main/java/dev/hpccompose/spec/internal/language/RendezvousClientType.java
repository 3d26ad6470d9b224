package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.RendezvousClientSpec;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.ListOf;
import dev.hpccompose.spec.internal.shape.Numbers;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Shape;
import dev.hpccompose.spec.internal.shape.ValueType;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code x-slurm.rendezvous}: a name, a mapping, or a list of both (S-119, S-123). */
final class RendezvousClientType {

  static final Duration DEFAULT_WAIT = Duration.ofMinutes(5);

  private static final Field<Located<String>> NAME =
      Field.required("name", RendezvousName.TYPE, "Name under which another job registers.");

  private static final Field<Duration> TIMEOUT_SECONDS =
      Field.withDefault(
          "timeout_seconds",
          Numbers.seconds(1, 7 * Sizes.DAY_SECONDS),
          DEFAULT_WAIT,
          "300",
          "Seconds to wait for it before the job fails.");

  private static final ValueType<RendezvousClientSpec> BY_NAME =
      RendezvousName.TYPE.map(name -> new RendezvousClientSpec(name, DEFAULT_WAIT));

  private static final Shape<RendezvousClientSpec> SHAPE =
      new Fields("rendezvous")
          .with(NAME, TIMEOUT_SECONDS)
          .shape(values -> new RendezvousClientSpec(values.get(NAME), values.get(TIMEOUT_SECONDS)));

  private static final ValueType<RendezvousClientSpec> ONE =
      Forms.<RendezvousClientSpec>of("a name, or a mapping").scalar(BY_NAME).mapping(SHAPE);

  static final ValueType<List<RendezvousClientSpec>> TYPE =
      Forms.<List<RendezvousClientSpec>>of("a name, a mapping, or a list of them")
          .scalar(BY_NAME.map(List::of))
          .list(Lists.filled(new ListOf<>("names", ONE)).then("names", RendezvousClientType::apart))
          .mapping(SHAPE.map(List::of));

  private RendezvousClientType() {}

  /** Two names that give the same variables hide each other. */
  private static Optional<List<RendezvousClientSpec>> apart(
      List<RendezvousClientSpec> clients, Reading in) {
    Map<String, String> seen = new HashMap<>();
    for (RendezvousClientSpec client : clients) {
      String name = client.name().value();
      String first = seen.putIfAbsent(RendezvousName.variable(name), name);
      if (first != null) {
        in.findings()
            .add(
                DiagnosticCode.REPEATED_VALUE,
                client.name().span(),
                "the variables of '" + name + "' would hide those of '" + first + "'",
                "keep one of them");
      }
    }
    return Optional.of(clients);
  }
}
