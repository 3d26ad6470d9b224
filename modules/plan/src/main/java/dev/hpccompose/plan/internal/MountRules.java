package dev.hpccompose.plan.internal;

import dev.hpccompose.plan.ContainerOptions.StagedFile;
import dev.hpccompose.plan.MountPath;
import dev.hpccompose.spec.ComposeSpec;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.FileGrant;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.PrepareSpec;
import dev.hpccompose.spec.ServiceSpec;
import dev.hpccompose.spec.SourceSpan;
import dev.hpccompose.spec.VolumeSpec;
import java.util.HashSet;
import java.util.Set;

/** Paths that a container can be given, each target once. */
record MountRules(ComposeSpec spec, Problems problems) {

  void check() {
    spec.slurm().resume().ifPresent(resume -> path(resume.path().value(), resume.path().span()));
    spec.services().forEach(this::check);
  }

  private void check(ServiceSpec service) {
    Set<String> targets = new HashSet<>();
    for (Located<VolumeSpec> volume : service.volumes()) {
      volume(volume);
      targets.add(volume.value().target());
    }
    service.prepare().map(PrepareSpec::mounts).ifPresent(mounts -> mounts.forEach(this::volume));
    for (Located<String> tmpfs : service.container().tmpfs()) {
      path(tmpfs.value(), tmpfs.span());
      once(targets, tmpfs.value(), tmpfs.span());
    }
    service.secrets().forEach(secret -> file(targets, StagedFile.SECRETS, secret));
    service.configs().forEach(config -> file(targets, StagedFile.CONFIGS, config));
  }

  private void volume(Located<VolumeSpec> volume) {
    path(volume.value().source(), volume.span());
    path(volume.value().target(), volume.span());
  }

  private void file(Set<String> targets, String kind, FileGrant grant) {
    SourceSpan span = grant.target().map(Located::span).orElse(grant.source().span());
    String target = StagedFiles.target(kind, grant);
    path(target, span);
    once(targets, target, span);
  }

  private void path(Object path, SourceSpan span) {
    MountPath.flaw(path.toString())
        .ifPresent(
            flaw ->
                problems.add(
                    DiagnosticCode.UNMOUNTABLE,
                    span,
                    "no container can get the path '" + path + "': " + flaw,
                    "rename it, or use a symbolic link with another name"));
  }

  private void once(Set<String> targets, String target, SourceSpan span) {
    if (!targets.add(target)) {
      problems.add(
          DiagnosticCode.REPEATED_VALUE,
          span,
          "'" + target + "' is already taken inside the container",
          "give one of the two another target");
    }
  }
}
