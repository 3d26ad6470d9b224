package dev.hpccompose.images.spi;

import java.util.Map;
import java.util.Optional;

/**
 * How the tools of a backend speak to registries.
 *
 * @param logins what registries want to know, by the name of the machine without its port
 * @param elsewhere what all other registries are told
 * @param plainHttp whether they may do without TLS
 */
public record RegistryAccess(
    Map<String, RegistryLogin> logins, Optional<RegistryLogin> elsewhere, boolean plainHttp) {

  public RegistryAccess {
    logins = Map.copyOf(logins);
  }

  /** Without credentials, with TLS. */
  public static RegistryAccess anonymous() {
    return new RegistryAccess(Map.of(), Optional.empty(), false);
  }

  /** What a machine wants to know, where it is known. */
  public Optional<RegistryLogin> login(String machine) {
    return Optional.ofNullable(logins.get(machine)).or(() -> elsewhere);
  }
}
