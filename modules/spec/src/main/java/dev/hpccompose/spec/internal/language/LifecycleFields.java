package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.HookSpec;
import dev.hpccompose.spec.LifecycleSpec;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.ListOf;
import dev.hpccompose.spec.internal.shape.Numbers;
import dev.hpccompose.spec.internal.shape.Values;
import java.util.List;

/** The keys of a service about its beginning and its end. */
final class LifecycleFields {

  private final Field<List<HookSpec>> postStart;
  private final Field<List<HookSpec>> preStop;
  private final Field<List<Located<Integer>>> successExitCodes;

  /** Declares them in a table. */
  LifecycleFields(Fields fields) {
    postStart =
        fields.list(
            "post_start",
            new ListOf<>("hooks", HookTable.SHAPE),
            "Commands that run beside the service once it runs; one that fails is a failure of"
                + " the service.");
    preStop =
        fields.list(
            "pre_stop",
            new ListOf<>("hooks", HookTable.SHAPE),
            "Commands that run before the service is asked to stop, within 'stop_grace_period'.");
    successExitCodes =
        fields.list(
            "success_exit_codes",
            Lists.distinct(new ListOf<>("exit codes", Numbers.whole(0, 255))),
            "Exit codes beside 0 that are no failure.");
  }

  LifecycleSpec lifecycle(Values values) {
    return new LifecycleSpec(
        values.get(postStart), values.get(preStop), values.get(successExitCodes));
  }
}
