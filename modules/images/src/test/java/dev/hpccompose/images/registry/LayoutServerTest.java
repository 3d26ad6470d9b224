package dev.hpccompose.images.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hpccompose.images.spi.RegistryAccess;
import dev.hpccompose.spec.ImageReference.Layout;
import dev.hpccompose.system.file.Sha256;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry with one image of an OCI layout. */
class LayoutServerTest {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final String TAR = "application/vnd.oci.image.layer.v1.tar";

  @TempDir private Path directory;
  private String layer;
  private String config;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(directory.resolve("blobs/sha256"));
    layer = blob("the layer");
    config = blob("{\"config\":{\"User\":\"app\"}}");
    String manifest =
        blob(
            """
            {"schemaVersion":2,"config":{"digest":"%s","size":2,"mediaType":"x"},
             "layers":[{"digest":"%s","size":9,"mediaType":"%s+gzip"}]}\
            """
                .formatted(config, layer, TAR));
    String arch = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    String list =
        blob(
            """
            {"manifests":[{"digest":"%s","platform":{"os":"linux","architecture":"s390x"}},
                          {"digest":"%s","platform":{"os":"linux","architecture":"%s"}}]}\
            """
                .formatted(config, manifest, arch));
    index(entry(manifest, "one"), entry(list, "many"));
  }

  @Test
  @DisplayName("it speaks as Docker's registries do, of the image for this machine")
  void answersAsARegistry() throws IOException {
    for (String name : List.of("one", "many")) {
      try (LayoutServer server = LayoutServer.of(layout(Optional.of(name)))) {
        Registry registry =
            new Registry(new RegistryAccess(Map.of(), Optional.empty(), true), Map.of(), LIMIT);
        assertThat(registry.size(RegistryImage.parse(server.reference()).orElseThrow()))
            .isInstanceOfSatisfying(
                RegistryAnswer.Known.class, known -> assertThat(known.bytes()).isEqualTo(9));
        assertThat(registry.user(RegistryImage.parse(server.reference()).orElseThrow()))
            .contains("app");
        assertThat(get(server, "manifests/it").body())
            .asString(UTF_8)
            .contains(config, "application/vnd.docker.image.rootfs.diff.tar.gzip");
        assertThat(get(server, "blobs/" + layer).body()).asString(UTF_8).isEqualTo("the layer");
        assertThat(get(server, "blobs/sha256:" + "0".repeat(64)).status()).isEqualTo(404);
      }
    }
  }

  @Test
  @DisplayName("other users of the machine get nothing")
  void otherUsersGetNothing() throws Exception {
    Assumptions.assumeTrue(
        System.getProperty("user.name").equals("root"), "only root can be somebody else");
    try (LayoutServer server = LayoutServer.of(layout(Optional.of("one")))) {
      List<String> curl =
          List.of(
              "curl", "-s", "-o", "/dev/null", "-w", "%{http_code}", place(server, "manifests/it"));
      assertThat(run(curl)).isEqualTo("200");
      List<String> other = List.of("setpriv", "--reuid=65534", "--clear-groups", "--");
      assertThat(run(java.util.stream.Stream.concat(other.stream(), curl.stream()).toList()))
          .isEqualTo("403");
    }
  }

  @Test
  void aLayoutWithSeveralImagesHasToBeToldWhichOne() {
    assertThatThrownBy(() -> LayoutServer.of(layout(Optional.empty())))
        .hasMessage("it has several images: name one (one, many)");
  }

  @Test
  @DisplayName("a digest that is a path leads nowhere")
  void forgedDigests() throws IOException {
    index(entry("sha256:../../../../../etc/passwd", "bad"));
    assertThatThrownBy(() -> LayoutServer.of(layout(Optional.of("bad"))))
        .hasMessageContaining("is not a SHA-256 digest");
  }

  private Layout layout(Optional<String> name) {
    return new Layout(directory, name);
  }

  private static HttpGet.Reply get(LayoutServer server, String what) throws IOException {
    return new HttpGet(Map.of(), LIMIT).get(URI.create(place(server, what)), Map.of());
  }

  private static String place(LayoutServer server, String what) {
    RegistryImage image = RegistryImage.parse(server.reference()).orElseThrow();
    return "http://" + image.host() + "/v2/" + image.repository() + "/" + what;
  }

  private static String run(List<String> argv) throws Exception {
    Process process = new ProcessBuilder(argv).start();
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }

  private String blob(String content) throws IOException {
    String hex = Sha256.of(content.getBytes(UTF_8));
    Files.writeString(directory.resolve("blobs/sha256").resolve(hex), content);
    return "sha256:" + hex;
  }

  private static String entry(String digest, String name) {
    return """
    {"digest":"%s","annotations":{"org.opencontainers.image.ref.name":"%s"}}\
    """
        .formatted(digest, name);
  }

  private void index(String... entries) throws IOException {
    Files.writeString(
        directory.resolve("index.json"), "{\"manifests\":[" + String.join(",", entries) + "]}");
  }
}
