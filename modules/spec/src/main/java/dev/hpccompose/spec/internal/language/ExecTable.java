package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.CommandText;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.ProbeSpec;
import dev.hpccompose.spec.ReadinessSpec;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.Shape;

/** {@code readiness} with {@code type: exec}. */
final class ExecTable {

  private static final Field<Located<CommandText>> COMMAND =
      Field.required(
          "command",
          new CommandType(),
          "Command in the service's container that exits with 0 when it is ready.");

  static final Shape<ReadinessSpec> SHAPE =
      new Fields("")
          .with(COMMAND, ReadinessTables.TIMEOUT)
          .with(PaceFields.ALL)
          .shape(
              values ->
                  new ReadinessSpec(
                      new ProbeSpec.Exec(values.get(COMMAND).value()),
                      values.get(ReadinessTables.TIMEOUT),
                      PaceFields.pace(values)));

  private ExecTable() {}
}
