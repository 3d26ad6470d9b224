package dev.hpccompose.backend.apptainer;

import dev.hpccompose.images.OciDocuments;
import dev.hpccompose.images.spi.RegistryAccess;
import dev.hpccompose.images.spi.RegistryLogin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the tools keep and look for things.
 *
 * @param tool which of them
 * @param environment as it sees it
 */
record SifPlaces(SifTool tool, Map<String, String> environment) {

  /** What one of its own variables says, such as {@code TMPDIR}. */
  Optional<String> said(String name) {
    return Stream.of(tool.prefix(), "SINGULARITY_")
        .map(prefix -> environment.getOrDefault(prefix + name, ""))
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  /** Where images are unpacked and made. */
  Path temporary() {
    return Path.of(said("TMPDIR").orElseGet(() -> environment.getOrDefault("TMPDIR", "/tmp")));
  }

  /** How the tool speaks to registries: what its variables say wins over files. */
  RegistryAccess access() {
    boolean plainHttp = said("NOHTTPS").filter(said -> !said.equals("false")).isPresent();
    Optional<RegistryLogin> everywhere =
        said("DOCKER_USERNAME")
            .map(user -> new RegistryLogin(user, said("DOCKER_PASSWORD").orElse("")));
    return new RegistryAccess(everywhere.isPresent() ? Map.of() : logins(), everywhere, plainHttp);
  }

  /** Logins to registries: of the tool itself, or else of Docker. */
  private Map<String, RegistryLogin> logins() {
    Path home = Path.of(environment.getOrDefault("HOME", "/"));
    return Stream.of("." + tool.program() + "/docker-config.json", ".docker/config.json")
        .map(home::resolve)
        .filter(Files::isReadable)
        .map(SifPlaces::read)
        .findFirst()
        .orElse(Map.of());
  }

  private static Map<String, RegistryLogin> read(Path file) {
    try {
      return OciDocuments.logins(Files.readAllBytes(file));
    } catch (IOException e) {
      return Map.of();
    }
  }
}
