package dev.hpccompose.backend.pyxis;

import dev.hpccompose.images.spi.ImageConfig;
import dev.hpccompose.system.process.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files in which Enroot keeps what an image says about how it is run. USER is not among them.
 *
 * @param environment for the tool that reads squashfs files, which Enroot needs as well
 * @param scratch where the files go
 */
record ImageFiles(Map<String, String> environment, Path scratch) {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** What the image says; empty where that cannot be read. */
  Optional<ImageConfig> config(Path image) {
    Path files = scratch.resolve("config");
    Optional<Path> reader = Tool.find("unsquashfs", environment);
    if (reader.isEmpty()) {
      return Optional.empty();
    }
    List<String> argv =
        List.of(
            reader.get().toString(),
            "-no-progress",
            "-no-xattrs",
            "-d",
            files.toString(),
            image.toString(),
            "etc/rc",
            "etc/environment");
    new Tool(argv, scratch, environment, PATIENCE).run();
    try {
      return RcScript.parse(
          Files.readString(files.resolve("etc/rc")), lines(files.resolve("etc/environment")));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }
}
