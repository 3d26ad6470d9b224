package dev.hpccompose.it.containers;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * A machine with the real Apptainer: the root directory of Debian's sid, which {@code
 * src/test/versions/enter} makes.
 */
public final class ApptainerSite {

  private static final String WHERE =
      "there is no Apptainer here: 'jlink/src/test/versions/enter sid true' makes a root directory"
          + " with one, for root and with debootstrap";

  private ApptainerSite() {}

  /** Skips a test where there is no Apptainer; in CI that is a failure. */
  public static void require() {
    if (Files.isExecutable(Path.of("/usr/bin/apptainer"))) {
      return;
    }
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionError(WHERE);
    }
    Assumptions.abort(WHERE);
  }

  /** Images for it, in a new directory; or skips the test. */
  public static ImageSite open() {
    require();
    return ImageSite.open("sif");
  }
}
