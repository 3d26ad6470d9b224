package dev.hpccompose.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the image of a service is made from its base image.
 *
 * @param commands shell commands, in order; never empty
 * @param mounts bind mounts that the commands see
 * @param environment variables that the commands see
 * @param root whether the commands run as root
 * @param hashMounts whether the content of mounts decides if it is built again
 */
public record Preparation(
    List<String> commands,
    List<Mount> mounts,
    Map<String, String> environment,
    boolean root,
    boolean hashMounts) {

  public Preparation {
    commands = List.copyOf(commands);
    mounts = List.copyOf(mounts);
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
  }

  /** Whether it is built anew for every run, because nobody knows what its mounts hold. */
  public boolean rebuildsAlways() {
    return !mounts.isEmpty() && !hashMounts;
  }
}
