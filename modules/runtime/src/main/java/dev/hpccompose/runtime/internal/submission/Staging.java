package dev.hpccompose.runtime.internal.submission;

import dev.hpccompose.plan.ContainerOptions.StagedFile;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.StagedContent;
import dev.hpccompose.spec.FileSource;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.SecretText;
import dev.hpccompose.system.file.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The secrets and configs of a run, read before anything is written, so that a run never begins
 * with half of them. Nothing here shows what it holds.
 */
public final class Staging {

  /** More than this is data, which belongs into a volume. */
  private static final long MAX_BYTES = 16L << 20;

  private final Map<String, byte[]> contents = new LinkedHashMap<>();

  private Staging() {}

  /**
   * Reads all content.
   *
   * @param plan the plan that names the files
   * @param files their content
   * @throws UnreadableException when a file of the host cannot be read
   * @throws IllegalArgumentException when the plan names a file without content
   */
  public static Staging read(Plan plan, List<StagedContent> files) throws UnreadableException {
    Staging staging = new Staging();
    for (StagedContent file : files) {
      staging.contents.put(file.path(), bytes(file.source()));
    }
    plan.services().stream()
        .flatMap(service -> service.container().files().stream())
        .forEach(staging::demand);
    return staging;
  }

  private void demand(StagedFile file) {
    if (!contents.containsKey(file.path())) {
      throw new IllegalArgumentException("no content for " + file.name() + " of " + file.kind());
    }
  }

  private static byte[] bytes(FileSource source) throws UnreadableException {
    return switch (source) {
      case FileSource.Text(SecretText text) -> text.reveal().getBytes(StandardCharsets.UTF_8);
      case FileSource.HostFile(Located<Path> path) -> bytes(path.value());
    };
  }

  private static byte[] bytes(Path file) throws UnreadableException {
    try {
      if (!Files.isRegularFile(file)) {
        throw new UnreadableException(
            file, Files.exists(file) ? "it is not a file" : "it does not exist");
      }
      if (Files.size(file) > MAX_BYTES) {
        throw new UnreadableException(file, "it is larger than 16 MiB: mount it as a volume");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UnreadableException(file, PrivateFiles.reason(e));
    }
  }

  /**
   * Writes them below the directory of a run, each of them whole or not at all.
   *
   * @param run the directory
   */
  public void writeTo(Path run) throws IOException {
    for (Map.Entry<String, byte[]> file : contents.entrySet()) {
      PrivateFiles.writeReadOnly(run, Path.of(file.getKey()), file.getValue());
    }
  }

  /** A secret or a config that is not there. */
  public static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableException(Path file, String reason) {
      super("the file '" + file + "' of a secret or config cannot be read: " + reason);
    }
  }
}
