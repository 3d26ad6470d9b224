package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.CommandText;
import dev.hpccompose.spec.HookSpec;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.VariableSpec;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.Numbers;
import dev.hpccompose.spec.internal.shape.Shape;
import dev.hpccompose.spec.internal.shape.Text;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** An item of {@code post_start} or {@code pre_stop}, as Compose has it. */
final class HookTable {

  private static final Field<Located<CommandText>> COMMAND =
      Field.required(
          "command",
          new CommandType(),
          "Command in the service's container: a string for a shell, or a list without.");

  private static final Field<List<VariableSpec>> ENVIRONMENT =
      Field.list("environment", new EnvironmentType(), "Variables beside those of the service.");

  private static final Field<Optional<Located<String>>> WORKING_DIR =
      Field.optional("working_dir", Text.LINE, "Directory to start in; that of the service.");

  private static final Field<Duration> TIMEOUT =
      Field.withDefault(
          "timeout_seconds",
          Numbers.seconds(1, Sizes.DAY_SECONDS),
          Duration.ofMinutes(1),
          "60",
          "Seconds after which it is ended and counts as failed.");

  static final Shape<HookSpec> SHAPE =
      new Fields("hook")
          .with(COMMAND, ENVIRONMENT, WORKING_DIR, TIMEOUT)
          .refused("user", "a hook runs as the service does: remove the line")
          .refused("privileged", "a job has the rights of who submits it: remove the line")
          .shape(
              values ->
                  new HookSpec(
                      values.get(COMMAND).value(),
                      values.get(ENVIRONMENT),
                      values.get(WORKING_DIR),
                      values.get(TIMEOUT)))
          .withExtensions();

  private HookTable() {}
}
