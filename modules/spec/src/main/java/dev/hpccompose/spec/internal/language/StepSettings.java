package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.FailurePolicySpec;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.RendezvousProviderSpec;
import dev.hpccompose.spec.Resources;
import java.util.List;
import java.util.Optional;

/**
 * The mapping {@code x-slurm} of a service, before keys of Compose add to it.
 *
 * @param resources the sizes of its step
 * @param extraSrunArgs {@code extra_srun_args}
 * @param failurePolicy {@code failure_policy}, where it is there
 * @param register {@code rendezvous.register}
 */
record StepSettings(
    Resources resources,
    List<Located<String>> extraSrunArgs,
    Optional<Located<FailurePolicySpec>> failurePolicy,
    Optional<RendezvousProviderSpec> register) {

  StepSettings {
    extraSrunArgs = List.copyOf(extraSrunArgs);
  }
}
