package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.CommandText;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.ProbeSpec;
import dev.hpccompose.spec.ReadinessSpec;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.Shape;
import java.time.Duration;

/** {@code readiness} with {@code type: exec}. */
final class ExecTable {

  private static final Fields FIELDS = new Fields("");

  private static final Field<Located<CommandText>> COMMAND =
      FIELDS.required(
          "command",
          new CommandType(),
          "Command in the service's container that exits with 0 when it is ready.");

  private static final Field<Duration> TIMEOUT = ReadinessTables.timeout(FIELDS);

  private static final PaceFields PACE = new PaceFields(FIELDS);

  static final Shape<ReadinessSpec> SHAPE =
      FIELDS.shape(
          values ->
              new ReadinessSpec(
                  new ProbeSpec.Exec(values.get(COMMAND).value()),
                  values.get(TIMEOUT),
                  PACE.pace(values)));

  private ExecTable() {}
}
