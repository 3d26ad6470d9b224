package dev.hpccompose.runtime.spi;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hpccompose.runtime.internal.JsonTree;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * How the tools of a backend speak to registries.
 *
 * @param logins what registries want to know, by the name of the machine without its port
 * @param plainHttp whether they may do without TLS
 */
public record RegistryAccess(Map<String, RegistryLogin> logins, boolean plainHttp) {

  public RegistryAccess {
    logins = Map.copyOf(logins);
  }

  /** Without credentials, with TLS. */
  public static RegistryAccess anonymous() {
    return new RegistryAccess(Map.of(), false);
  }

  /**
   * Reads the logins of a configuration of Docker's. Those that only a helper program knows are
   * left to the tools.
   *
   * @param document JSON
   * @return by machine; none when it is no such configuration
   */
  public static Map<String, RegistryLogin> loginsOfDocker(byte[] document) {
    Map<String, RegistryLogin> logins = new HashMap<>();
    try {
      JsonTree auths = JsonTree.parse(document).get("auths");
      for (String registry : auths.names()) {
        auths
            .get(registry)
            .get("auth")
            .text()
            .flatMap(RegistryAccess::login64)
            .ifPresent(login -> logins.put(machine(registry), login));
      }
    } catch (JacksonException e) {
      return Map.of();
    }
    return logins;
  }

  /** Docker Hub is an address there: {@code https://index.docker.io/v1/}. */
  private static String machine(String registry) {
    String host = registry.replaceFirst("^https?://", "").replaceFirst("[:/].*", "");
    return host.endsWith("docker.io") ? "registry-1.docker.io" : host;
  }

  private static Optional<RegistryLogin> login64(String auth) {
    try {
      String[] parts = new String(Base64.getDecoder().decode(auth), UTF_8).split(":", 2);
      return parts.length == 2
          ? Optional.of(new RegistryLogin(parts[0], parts[1]))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** What a machine wants to know, where it is known. */
  public Optional<RegistryLogin> login(String machine) {
    return Optional.ofNullable(logins.get(machine));
  }
}
