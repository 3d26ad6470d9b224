package dev.hpccompose.backend.pyxis;

import dev.hpccompose.plan.JobFeatures;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.render.ShellWord;
import dev.hpccompose.render.spi.ContainerPath;
import java.util.ArrayList;
import java.util.List;

/**
 * The mounts of one container, {@code SRC:DST[:FLAGS],…}. Pyxis separates mounts by commas and
 * fields by colons, writes them into a shell script for Enroot, and has no way to escape anything.
 */
final class MountList {

  private static final String TOOL = "Pyxis";

  private MountList() {}

  /** The option. */
  static ShellWord of(JobFeatures features, ServicePlan service) {
    List<ShellWord> parts = new ArrayList<>();
    for (ContainerPath path : ContainerPath.of(TOOL, features, service)) {
      parts.add(ShellWord.of(parts.isEmpty() ? "--container-mounts=" : ","));
      parts.add(path.source());
      parts.add(ShellWord.of(":" + path.target() + (path.readOnly() ? ":ro" : "")));
    }
    for (String path : service.container().tmpfs()) {
      ContainerPath.check(TOOL, "tmpfs", path);
      parts.add(ShellWord.of(",tmpfs:" + path + ":x-create=dir"));
    }
    return ShellWord.joined(parts.toArray(ShellWord[]::new));
  }
}
