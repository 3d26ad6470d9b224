package dev.hpccompose.backend.tck;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The programs that build, keep and run images in tests. */
final class ContainerTools {

  private static final List<String> OF_IMAGES =
      List.of("docker-registry", "skopeo", "umoci", "mksquashfs", "busybox");
  private static final List<String> OF_STAND_INS = List.of("unsquashfs", "bwrap", "jq", "curl");

  private ContainerTools() {}

  /** Skips a test that makes images where the programs are missing; in CI that is a failure. */
  static void require() {
    require(OF_IMAGES);
  }

  /** The same for a test with stand-ins. */
  static void requireForStandIns() {
    require(Stream.concat(OF_IMAGES.stream(), OF_STAND_INS.stream()).toList());
  }

  private static void require(List<String> needed) {
    List<String> missing = needed.stream().filter(tool -> !isThere(tool)).toList();
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
