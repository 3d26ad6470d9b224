package dev.hpccompose.images;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hpccompose.images.registry.JsonTree;
import dev.hpccompose.images.spi.ImageConfig;
import dev.hpccompose.images.spi.RegistryLogin;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JSON that tools for images of registries have in common. */
public final class OciDocuments {

  private static final List<String> OF_AN_IMAGE =
      List.of("Entrypoint", "Cmd", "Env", "WorkingDir", "User");

  private OciDocuments() {}

  /**
   * Reads the {@code config} of an image's configuration, as registries keep it.
   *
   * @param document JSON
   * @return empty when it is none
   * @see <a href="https://github.com/opencontainers/image-spec/blob/main/config.md">the
   *     specification</a>
   */
  public static Optional<ImageConfig> imageConfig(byte[] document) {
    return JsonTree.read(document)
        .filter(tree -> tree.names().stream().anyMatch(OF_AN_IMAGE::contains))
        .map(OciDocuments::imageConfig);
  }

  private static ImageConfig imageConfig(JsonTree tree) {
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

  /**
   * Reads the logins of a configuration of Docker's. Those that only a helper program knows are
   * left to the tools.
   *
   * @param document JSON
   * @return by machine; none when it is no such configuration
   */
  public static Map<String, RegistryLogin> logins(byte[] document) {
    Map<String, RegistryLogin> logins = new HashMap<>();
    JsonTree auths = JsonTree.read(document).orElse(new JsonTree(null)).get("auths");
    for (String registry : auths.names()) {
      auths
          .get(registry)
          .get("auth")
          .text()
          .flatMap(OciDocuments::login)
          .ifPresent(login -> logins.put(machine(registry), login));
    }
    return logins;
  }

  /** Docker Hub is an address there: {@code https://index.docker.io/v1/}. */
  private static String machine(String registry) {
    String host = registry.replaceFirst("^https?://", "").replaceFirst("[:/].*", "");
    return host.endsWith("docker.io") ? "registry-1.docker.io" : host;
  }

  private static Optional<RegistryLogin> login(String auth) {
    try {
      String[] parts = new String(Base64.getDecoder().decode(auth), UTF_8).split(":", 2);
      return parts.length == 2
          ? Optional.of(new RegistryLogin(parts[0], parts[1]))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
