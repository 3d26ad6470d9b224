package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.HookSpec;
import dev.hpccompose.spec.LifecycleSpec;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.ListOf;
import dev.hpccompose.spec.internal.shape.Numbers;
import dev.hpccompose.spec.internal.shape.Values;
import java.util.List;

/** The keys of a service about its beginning and its end. */
final class LifecycleFields {

  private static final Field<List<HookSpec>> POST_START =
      Field.list(
          "post_start",
          new ListOf<>("hooks", HookTable.SHAPE),
          "Commands that run beside the service once it runs; one that fails is a failure of"
              + " the service.");

  private static final Field<List<HookSpec>> PRE_STOP =
      Field.list(
          "pre_stop",
          new ListOf<>("hooks", HookTable.SHAPE),
          "Commands that run before the service is asked to stop, within 'stop_grace_period'.");

  private static final Field<List<Located<Integer>>> SUCCESS_EXIT_CODES =
      Field.list(
          "success_exit_codes",
          Lists.distinct(new ListOf<>("exit codes", Numbers.whole(0, 255))),
          "Exit codes besides 0 that count as success.");

  /** In the order of the manual. */
  static final List<Field<?>> ALL = List.of(POST_START, PRE_STOP, SUCCESS_EXIT_CODES);

  static LifecycleSpec lifecycle(Values values) {
    return new LifecycleSpec(
        values.get(POST_START), values.get(PRE_STOP), values.get(SUCCESS_EXIT_CODES));
  }
}
