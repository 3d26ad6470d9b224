package dev.hpccompose.backend.apptainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.images.spi.RegistryAccess;
import dev.hpccompose.images.spi.RegistryLogin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Apptainer tells registries. */
class SifPlacesTest {

  @TempDir private Path home;

  @BeforeEach
  void login() throws IOException {
    Path file = Files.createDirectories(home.resolve(".docker")).resolve("config.json");
    Files.writeString(file, "{\"auths\":{\"ghcr.io\":{\"auth\":\"bWU6c2VjcmV0\"}}}");
  }

  @Test
  @DisplayName("logins are those of its files, each for its registry")
  void files() {
    RegistryAccess access = access(Map.of());
    assertThat(access.login("ghcr.io")).contains(new RegistryLogin("me", "secret"));
    assertThat(access.login("nvcr.io")).isEmpty();
  }

  @Test
  @DisplayName("a login of its variables is for every registry, as Apptainer has it")
  void variables() {
    RegistryAccess access =
        access(Map.of("APPTAINER_DOCKER_USERNAME", "ci", "APPTAINER_DOCKER_PASSWORD", "token"));
    for (String machine : new String[] {"ghcr.io", "nvcr.io"}) {
      assertThat(access.login(machine)).contains(new RegistryLogin("ci", "token"));
    }
  }

  private RegistryAccess access(Map<String, String> more) {
    Map<String, String> environment = new java.util.HashMap<>(more);
    environment.put("HOME", home.toString());
    return new SifPlaces(SifTool.APPTAINER, environment).access();
  }
}
