package dev.hpccompose.runtime.spi;

import dev.hpccompose.runtime.internal.JsonTree;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * What an image says about how it is run.
 *
 * @param entrypoint its ENTRYPOINT; empty without one
 * @param command its CMD; empty without one
 * @param workingDir its WORKDIR
 * @param environment its ENV, {@code NAME=value}
 * @param user its USER, where the file still tells it
 */
public record ImageConfig(
    List<String> entrypoint,
    List<String> command,
    Optional<String> workingDir,
    List<String> environment,
    Optional<String> user) {
  public ImageConfig {
    entrypoint = List.copyOf(entrypoint);
    command = List.copyOf(command);
    environment = List.copyOf(environment);
  }

  /**
   * Reads the {@code config} of an image's configuration, as registries keep it.
   *
   * @param document JSON
   * @return empty when it is none
   * @see <a href="https://github.com/opencontainers/image-spec/blob/main/config.md">the
   *     specification</a>
   */
  public static Optional<ImageConfig> ofOci(byte[] document) {
    try {
      JsonTree tree = JsonTree.parse(document);
      List<String> known = List.of("Entrypoint", "Cmd", "Env", "WorkingDir", "User");
      return tree.names().stream().anyMatch(known::contains)
          ? Optional.of(ofOci(tree))
          : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static ImageConfig ofOci(JsonTree tree) {
    return new ImageConfig(
        texts(tree.get("Entrypoint")),
        texts(tree.get("Cmd")),
        tree.get("WorkingDir").text().filter(text -> !text.isEmpty()),
        texts(tree.get("Env")),
        tree.get("User").text().filter(text -> !text.isEmpty()));
  }

  private static List<String> texts(JsonTree list) {
    return list.items().flatMap(item -> item.text().stream()).toList();
  }
}
