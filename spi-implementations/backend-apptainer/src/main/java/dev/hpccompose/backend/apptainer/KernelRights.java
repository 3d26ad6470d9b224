package dev.hpccompose.backend.apptainer;

import dev.hpccompose.runtime.spi.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a user may run containers here: by user namespaces, or by a helper program of root's.
 *
 * @param root where the files of the kernel and of the installation are
 * @param program the tool
 * @param isRoot whether the user is root, who may everything
 * @see <a href="https://apptainer.org/docs/admin/latest/user_namespace.html">user namespaces</a>
 */
record KernelRights(Path root, Optional<Path> program, boolean isRoot) {

  /** What each file must not say. */
  private record Switch(String file, String off) {}

  private static final List<Switch> SWITCHES =
      List.of(
          new Switch("proc/sys/user/max_user_namespaces", "0"),
          new Switch("proc/sys/kernel/unprivileged_userns_clone", "0"),
          new Switch("proc/sys/kernel/apparmor_restrict_unprivileged_userns", "1"));

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    Optional<String> off = switchedOff();
    if (off.isEmpty() || isRoot || hasHelper()) {
      findings.add(new Finding.Passed("this user can run containers on this machine"));
    } else {
      findings.add(
          new Finding.Warning(
              "user namespaces are switched off by /" + off.get(),
              "containers start only on nodes that allow them, or have the setuid installation",
              "ask the site which nodes run containers"));
    }
    if (!isRoot && !hasHelper() && !Files.isWritable(root.resolve("dev/fuse"))) {
      findings.add(
          new Finding.Warning(
              "/dev/fuse cannot be used",
              "every image is unpacked before it is run: starts are slow and take space in /tmp",
              "ask the site to allow it"));
    }
    return findings;
  }

  private Optional<String> switchedOff() {
    return SWITCHES.stream()
        .filter(one -> one.off().equals(content(root.resolve(one.file()))))
        .map(Switch::file)
        .findFirst();
  }

  /** The starter of an installation with the setuid bit lies below the directory of the program. */
  private boolean hasHelper() {
    return program.stream()
        .map(Path::getParent)
        .flatMap(
            bin ->
                Stream.of("libexec/apptainer/bin", "libexec/singularity/bin", "lib/apptainer/bin")
                    .map(bin.resolveSibling("")::resolve))
        .anyMatch(directory -> Files.isExecutable(directory.resolve("starter-suid")));
  }

  private static String content(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return ""; // this kernel has no such switch
    }
  }
}
