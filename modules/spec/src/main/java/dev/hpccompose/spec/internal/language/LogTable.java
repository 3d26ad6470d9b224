package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.ProbeSpec;
import dev.hpccompose.spec.ReadinessSpec;
import dev.hpccompose.spec.ReadinessSpec.Pace;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.Shape;

/** {@code readiness} with {@code type: log}. */
final class LogTable {

  private static final Field<Located<String>> PATTERN =
      Field.required(
          "pattern",
          LogPattern.TYPE,
          "A POSIX extended regular expression that one line of the service's log matches.");

  static final Shape<ReadinessSpec> SHAPE =
      new Fields("")
          .with(PATTERN, ReadinessTables.TIMEOUT)
          .refused(
              "liveness", "a line in a log says nothing about later: use 'type: tcp', http or exec")
          .shape(
              values ->
                  new ReadinessSpec(
                      new ProbeSpec.Log(values.get(PATTERN).value()),
                      values.get(ReadinessTables.TIMEOUT),
                      Pace.own()));

  private LogTable() {}
}
