package dev.hpccompose.spec;

import java.util.List;
import java.util.Optional;

/**
 * The mapping {@code x-slurm} of a service.
 *
 * @param resources the sizes of its step
 * @param extraSrunArgs {@code extra_srun_args}, raw options
 * @param failurePolicy {@code failure_policy}, or what {@code restart} means; {@link
 *     FailurePolicySpec.FailJob} when the spec is silent
 * @param register {@code rendezvous.register}
 */
public record ServiceSlurm(
    Resources resources,
    List<Located<String>> extraSrunArgs,
    FailurePolicySpec failurePolicy,
    Optional<RendezvousProviderSpec> register) {

  public ServiceSlurm {
    extraSrunArgs = List.copyOf(extraSrunArgs);
  }
}
