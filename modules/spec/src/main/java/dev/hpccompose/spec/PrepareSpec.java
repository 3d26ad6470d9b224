package dev.hpccompose.spec;

import java.util.List;

/**
 * The mapping {@code x-runtime.prepare}, also called {@code x-enroot.prepare}: how the image of a
 * service is made from its base image before the job is submitted.
 *
 * @param span its place
 * @param commands {@code commands}, never interpolated; never empty
 * @param mounts {@code mounts}
 * @param environment {@code env}
 * @param root {@code root}; true when the spec is silent
 * @param hashMounts {@code hash_mounts}: the content of mounts decides whether to build again
 */
public record PrepareSpec(
    SourceSpan span,
    List<Located<String>> commands,
    List<Located<VolumeSpec>> mounts,
    List<VariableSpec> environment,
    boolean root,
    boolean hashMounts) {

  public PrepareSpec {
    commands = List.copyOf(commands);
    mounts = List.copyOf(mounts);
    environment = List.copyOf(environment);
  }
}
