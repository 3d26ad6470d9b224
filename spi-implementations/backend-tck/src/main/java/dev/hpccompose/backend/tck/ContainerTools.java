package dev.hpccompose.backend.tck;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The programs that build, keep and run images in tests. */
final class ContainerTools {

  private static final List<String> NEEDED =
      List.of(
          "docker-registry",
          "skopeo",
          "umoci",
          "mksquashfs",
          "unsquashfs",
          "busybox",
          "bwrap",
          "jq",
          "curl");

  private ContainerTools() {}

  /** Skips a test where they are missing; in CI that is a failure. */
  static void require() {
    List<String> missing = NEEDED.stream().filter(tool -> !isThere(tool)).toList();
    if (missing.isEmpty()) {
      return;
    }
    String words = "not installed: " + String.join(", ", missing) + "; '.ci/run' installs them";
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionError(words);
    }
    Assumptions.abort(words);
  }

  private static boolean isThere(String tool) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, tool)));
  }
}
