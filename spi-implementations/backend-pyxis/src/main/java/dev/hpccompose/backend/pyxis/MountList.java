package dev.hpccompose.backend.pyxis;

import dev.hpccompose.plan.ContainerOptions.StagedFile;
import dev.hpccompose.plan.JobFeatures;
import dev.hpccompose.plan.Mount;
import dev.hpccompose.plan.MountPath;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.render.ShellWord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The mounts of one container, {@code SRC:DST[:FLAGS],…}. Pyxis separates mounts by commas and
 * fields by colons, writes them into a shell script for Enroot, and has no way to escape anything.
 */
final class MountList {

  private static final String RESUME_DIRECTORY = "/hpc-compose/resume";

  private final List<ShellWord> parts = new ArrayList<>();

  private MountList() {}

  /** The directories of the job first, so that no mount of a spec can hide them by accident. */
  static MountList of(String jobDirectory, JobFeatures features, ServicePlan service) {
    MountList mounts = new MountList();
    mounts.parts.add(ShellWord.of("--container-mounts="));
    mounts.parts.add(ShellWord.variable("HC_DIR"));
    mounts.parts.add(ShellWord.of(":" + jobDirectory));
    features.resume().ifPresent(path -> mounts.add(path.toString(), RESUME_DIRECTORY, ""));
    service.mounts().forEach(mounts::bind);
    service.container().tmpfs().forEach(path -> mounts.add("tmpfs", path, ":x-create=dir"));
    service.container().files().forEach(mounts::file);
    return mounts;
  }

  ShellWord option() {
    return ShellWord.joined(parts.toArray(ShellWord[]::new));
  }

  private void bind(Mount mount) {
    add(mount.source().toString(), mount.target(), mount.readOnly() ? ":ro" : "");
  }

  private void file(StagedFile file) {
    check(file.path(), file.target());
    parts.add(ShellWord.of(","));
    parts.add(ShellWord.variable("HC_DIR"));
    parts.add(ShellWord.of("/" + file.path() + ":" + file.target() + ":ro"));
  }

  private void add(String source, String target, String flags) {
    check(source, target);
    parts.add(ShellWord.of("," + source + ":" + target + flags));
  }

  private static void check(String source, String target) {
    Stream.of(source, target)
        .flatMap(path -> MountPath.flaw(path).stream())
        .findFirst()
        .ifPresent(
            flaw -> {
              throw new IllegalArgumentException(
                  "Pyxis cannot mount '" + source + "' at '" + target + "': " + flaw);
            });
  }
}
