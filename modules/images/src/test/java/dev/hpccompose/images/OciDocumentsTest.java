package dev.hpccompose.images;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.images.spi.ImageConfig;
import dev.hpccompose.images.spi.RegistryLogin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OciDocumentsTest {

  @Test
  @DisplayName("the configuration of an image says how it is run")
  void read() {
    String document =
        """
        {"Cmd": ["by default"], "Entrypoint": ["/bin/echo", "it's $HOME"], "Env": ["PATH=/bin", "A=\\"q\\""],
         "User": "7:8", "WorkingDir": "/app", "Labels": {"a": "b"}}
        """;
    assertThat(OciDocuments.imageConfig(document.getBytes(UTF_8)))
        .contains(
            new ImageConfig(
                List.of("/bin/echo", "it's $HOME"),
                List.of("by default"),
                Optional.of("/app"),
                List.of("PATH=/bin", "A=\"q\""),
                Optional.of("7:8")));
  }

  @Test
  @DisplayName("what is empty there counts as nothing")
  void empty() {
    String document = "{\"Cmd\": null, \"WorkingDir\": \"\", \"User\": \"\"}";
    assertThat(OciDocuments.imageConfig(document.getBytes(UTF_8)))
        .contains(
            new ImageConfig(List.of(), List.of(), Optional.empty(), List.of(), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"data\": {\"attributes\": {}}}", "text"})
  @DisplayName("other documents are none")
  void others(String document) {
    assertThat(OciDocuments.imageConfig(document.getBytes(UTF_8))).isEmpty();
  }

  @Test
  @DisplayName("logins of Docker are known by machine, and those of a helper program are not")
  void logins() {
    String document =
        """
        {"auths": {
          "https://index.docker.io/v1/": {"auth": "bWU6czNjcmV0OmE="},
          "ghcr.io": {"auth": "bWU6dG9rZW4="},
          "registry.example.org:5000": {"auth": "bm90aGluZw=="},
          "helper.example.org": {},
          "odd.example.org": {"auth": "%"}}}
        """;
    assertThat(OciDocuments.logins(document.getBytes(UTF_8)))
        .isEqualTo(
            Map.of(
                "registry-1.docker.io", new RegistryLogin("me", "s3cret:a"),
                "ghcr.io", new RegistryLogin("me", "token")));
    assertThat(OciDocuments.logins("nothing".getBytes(UTF_8))).isEmpty();
  }
}
