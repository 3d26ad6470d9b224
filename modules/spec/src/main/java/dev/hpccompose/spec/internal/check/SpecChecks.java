package dev.hpccompose.spec.internal.check;

import dev.hpccompose.spec.ComposeSpec;
import dev.hpccompose.spec.internal.shape.Findings;
import java.util.List;

/** All rules between the values of a spec. */
public final class SpecChecks {

  private static final List<SpecCheck> ALL =
      List.of(
          new DependencyCheck(),
          new CycleCheck(),
          new CommandCheck(),
          new VolumeCheck(),
          new MainCheck(),
          new SubmitArgsCheck(),
          new GrantCheck(),
          new PortCheck(),
          new ProviderCheck(),
          (spec, findings) -> new BackendCheck(spec.backend()).check(spec, findings));

  private static final List<SpecCheck> OF_ONE_RUN = List.of(new SeveralMainsCheck());

  private SpecChecks() {}

  /** Runs the rules between the services that run together. */
  public static void runOfOne(ComposeSpec spec, Findings findings) {
    OF_ONE_RUN.forEach(check -> check.check(spec, findings));
  }

  /** Runs the rules between all services, whatever their profiles are. */
  public static void run(ComposeSpec spec, Findings findings) {
    ALL.forEach(check -> check.check(spec, findings));
  }
}
