package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.ProbeSpec;
import dev.hpccompose.spec.ReadinessSpec;
import dev.hpccompose.spec.ReadinessSpec.Pace;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.Shape;
import java.time.Duration;

/** {@code readiness} with {@code type: log}. */
final class LogTable {

  private static final Fields FIELDS = new Fields("");

  private static final Field<Located<String>> PATTERN =
      FIELDS.required(
          "pattern",
          LogPattern.TYPE,
          "A POSIX extended regular expression that one line of the service's log matches.");

  private static final Field<Duration> TIMEOUT = ReadinessTables.timeout(FIELDS);

  static {
    FIELDS.refused(
        "liveness", "a line in a log tells nothing about later: use 'type: tcp', http or exec");
  }

  static final Shape<ReadinessSpec> SHAPE =
      FIELDS.shape(
          values ->
              new ReadinessSpec(
                  new ProbeSpec.Log(values.get(PATTERN).value()), values.get(TIMEOUT), Pace.own()));

  private LogTable() {}
}
