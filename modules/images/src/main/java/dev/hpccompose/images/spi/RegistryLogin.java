package dev.hpccompose.images.spi;

/**
 * What a registry wants to know.
 *
 * @param user the name
 * @param password the secret; in no text that this class makes
 */
public record RegistryLogin(String user, String password) {

  @Override
  public String toString() {
    return "RegistryLogin[user=" + user + "]";
  }
}
