package dev.hpccompose.backend.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A small image of busybox, as a directory of the OCI layout.
 *
 * @param layout the directory
 */
public record TestImage(Path layout) {

  private static final String TAG = "image";
  private static final List<String> TOOLS =
      List.of(
          "sh", "awk", "cat", "chmod", "echo", "env", "grep", "head", "httpd", "id", "ls", "mkdir",
          "mv", "nc", "pwd", "sed", "seq", "sleep", "test", "touch", "tr", "true", "uptime", "wc",
          "wget");

  /**
   * Builds an image.
   *
   * @param directory an empty directory, or one to be made
   * @param config options of {@code umoci config}, such as {@code --config.cmd=/bin/true}
   */
  public static TestImage build(Path directory, String... config) {
    return build(directory, Map.of(), config);
  }

  /**
   * Builds an image with programs of its own.
   *
   * @param directory an empty directory, or one to be made
   * @param programs scripts by their paths in the image, such as {@code bin/python}
   * @param config options of {@code umoci config}
   */
  public static TestImage build(Path directory, Map<String, Path> programs, String... config) {
    try {
      Files.createDirectories(directory);
      umoci(directory, "init", "--layout", "layout");
      umoci(directory, "new", "--image", "layout:" + TAG);
      umoci(directory, "unpack", "--image", "layout:" + TAG, "bundle");
      fill(directory.resolve("bundle/rootfs"));
      for (Map.Entry<String, Path> program : programs.entrySet()) {
        install(program.getValue(), directory.resolve("bundle/rootfs").resolve(program.getKey()));
      }
      umoci(directory, "repack", "--image", "layout:" + TAG, "bundle");
      TestImage image = new TestImage(directory.resolve("layout"));
      image.configure(config);
      return image;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Changes what the image says about itself.
   *
   * @param config options of {@code umoci config}
   */
  public void configure(String... config) {
    List<String> options = new ArrayList<>(List.of("config", "--image", "layout:" + TAG));
    options.addAll(List.of(config));
    umoci(layout.resolveSibling(""), options.toArray(String[]::new));
  }

  /** The image where it was built, as tools for images take it. */
  public String source() {
    return "oci:" + layout + ":" + TAG;
  }

  private static void fill(Path root) throws IOException {
    for (String made : List.of("bin", "etc", "tmp")) {
      Files.createDirectories(root.resolve(made));
    }
    Files.copy(
        Path.of("/bin/busybox"), root.resolve("bin/busybox"), StandardCopyOption.COPY_ATTRIBUTES);
    for (String tool : TOOLS) {
      Files.createSymbolicLink(root.resolve("bin").resolve(tool), Path.of("busybox"));
    }
  }

  private static void install(Path program, Path place) throws IOException {
    Files.createDirectories(place.resolveSibling(""));
    Files.copy(program, place);
    Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void umoci(Path directory, String... words) {
    List<String> argv = new ArrayList<>(List.of("umoci"));
    argv.addAll(List.of(words));
    Programs.run(directory, argv);
  }
}
