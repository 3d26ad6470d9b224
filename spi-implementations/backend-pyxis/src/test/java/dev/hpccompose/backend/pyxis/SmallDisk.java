package dev.hpccompose.backend.pyxis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A real file system of its own size, which only root can make.
 *
 * @param place where it is
 */
record SmallDisk(Path place) implements AutoCloseable {

  /** Makes one; skips the test for others than root, and fails in CI. */
  static SmallDisk at(Path place, String size) throws IOException {
    boolean root = "root".equals(System.getProperty("user.name"));
    assumeTrue(root || System.getenv("CI") != null, "skipped: only root can mount a small disk");
    run("mount", "-t", "tmpfs", "-o", "size=" + size, "none", place.toString());
    return new SmallDisk(place);
  }

  /** Gives it another size. */
  void resize(String size) throws IOException {
    run("mount", "-o", "remount,size=" + size, place.toString());
  }

  @Override
  public void close() throws IOException {
    run("umount", place.toString());
  }

  private static void run(String... words) throws IOException {
    Process process =
        new ProcessBuilder(new ArrayList<>(List.of(words))).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.onExit().join().exitValue()).as(said).isZero();
  }
}
