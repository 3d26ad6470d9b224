package dev.hpccompose.images.registry;

import static dev.hpccompose.images.registry.TinyServer.reply;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.images.registry.RegistryAnswer.Known;
import dev.hpccompose.images.registry.RegistryAnswer.Refused;
import dev.hpccompose.images.registry.RegistryAnswer.Unclear;
import dev.hpccompose.images.registry.TinyServer.Request;
import dev.hpccompose.images.spi.RegistryAccess;
import dev.hpccompose.images.spi.RegistryLogin;
import dev.hpccompose.system.file.Sha256;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registries that want a token, say no, or say nonsense; a real one is asked in PrepareIT. */
class RegistryTest {

  private static final String ARCH =
      System.getProperty("os.arch").equals("aarch64") ? "arm64" : System.getProperty("os.arch");
  private static final String INDEX =
      """
      {"manifests":[
        {"digest":"sha256:s390","platform":{"architecture":"s390x","os":"linux"}},
        {"digest":"sha256:ours","platform":{"architecture":"%s","os":"linux"}}]}
      """
          .formatted(ARCH);
  private static final String MANIFEST =
      "{\"layers\":[{\"size\":1000000},{\"size\":234567}],\"config\":{\"size\":9}}";
  private static final Map<String, RegistryLogin> LOGINS =
      Map.of("127.0.0.1", new RegistryLogin("me", "secret"));

  private static RegistryAnswer ask(TinyServer server, RegistryAccess access) {
    RegistryImage image = new RegistryImage(server.address(), "team/app", "1");
    return new Registry(access, Map.of(), Duration.ofSeconds(20)).size(image);
  }

  private static RegistryAccess plain() {
    return new RegistryAccess(Map.of(), Optional.empty(), true);
  }

  /** A registry that hands out manifests to whoever has a token. */
  private static String wantingToken(Request request, String realm) {
    if (request.place().startsWith("/token")) {
      return reply(200, "", "{\"token\":\"t0k3n\"}");
    }
    if (!request.authorization().equals("Bearer t0k3n")) {
      String scope = "service=\"reg\",scope=\"repository:team/app:pull\"";
      return reply(401, "WWW-Authenticate: Bearer realm=\"" + realm + "\"," + scope, "");
    }
    return reply(200, "", request.place().endsWith("sha256:ours") ? MANIFEST : INDEX);
  }

  @Test
  @DisplayName("the token is fetched with the login of the machine that hands it out")
  void token() throws IOException {
    String[] self = {""};
    try (TinyServer server =
        new TinyServer(request -> wantingToken(request, "http://" + self[0] + "/token"))) {
      self[0] = server.address();
      String digest = "sha256:" + Sha256.of(INDEX.getBytes(StandardCharsets.UTF_8));
      assertThat(ask(server, new RegistryAccess(LOGINS, Optional.empty(), true)))
          .isEqualTo(new Known(digest, 1_234_567));
      assertThat(server.asked())
          .containsExactly(
              new Request("/v2/team/app/manifests/1", ""),
              new Request(
                  "/token?service=reg&scope=repository%3Ateam%2Fapp%3Apull", "Basic bWU6c2VjcmV0"),
              new Request("/v2/team/app/manifests/1", "Bearer t0k3n"),
              new Request("/v2/team/app/manifests/sha256:ours", "Bearer t0k3n"));
    }
  }

  @Test
  @DisplayName("a token is asked for in the clear only where a person has said so")
  void noSecretInTheClear() {
    URI place = URI.create("http://auth.example.org/token");
    Duration none = Duration.ofSeconds(1);
    assertThat(new Registry(plain(), Map.of(), none).isSafe(place)).isTrue();
    Registry encrypted =
        new Registry(new RegistryAccess(LOGINS, Optional.empty(), false), Map.of(), none);
    assertThat(encrypted.isSafe(place)).isFalse();
    assertThat(encrypted.isSafe(URI.create("https://auth.example.org/token"))).isTrue();
    assertThat(encrypted.isSafe(URI.create("file:///etc/passwd"))).isFalse();
    assertThat(LOGINS.toString()).doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 401, 403, 404, 429, 500})
  @DisplayName("what a registry refuses with is told as it is, and no redirection is followed")
  void refusals(int status) throws IOException {
    String elsewhere = "Location: http://127.0.0.1:1/";
    try (TinyServer server = new TinyServer(_ -> reply(status, elsewhere, ""))) {
      assertThat(ask(server, plain())).isEqualTo(new Refused(status));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", "{\"layers\":", "[[[[", "7"})
  @DisplayName("nonsense is an unclear answer, or one without a size, and no crash")
  void nonsense(String body) throws IOException {
    try (TinyServer server = new TinyServer(_ -> reply(200, "", body))) {
      assertThat(ask(server, plain()))
          .satisfiesAnyOf(
              answer -> assertThat(answer).isInstanceOf(Unclear.class),
              answer ->
                  assertThat(answer)
                      .isInstanceOfSatisfying(
                          Known.class, known -> assertThat(known.bytes()).isZero()));
    }
  }

  @Test
  @DisplayName("USER is read wherever the registry sends for it, and no secret goes there")
  void userOfAnImage() throws IOException {
    String manifest = "{\"config\":{\"digest\":\"sha256:c\"}}";
    try (TinyServer store = new TinyServer(_ -> reply(200, "", "{\"config\":{\"User\":\"app\"}}"));
        TinyServer server =
            new TinyServer(
                asked -> {
                  if (asked.authorization().isEmpty()) {
                    return reply(401, "WWW-Authenticate: Basic realm=\"r\"", "");
                  }
                  return asked.place().endsWith("/blobs/sha256:c")
                      ? reply(307, "Location: http://" + store.address() + "/c", "")
                      : reply(200, "", manifest);
                })) {
      Registry registry =
          new Registry(
              new RegistryAccess(LOGINS, Optional.empty(), true), Map.of(), Duration.ofSeconds(20));
      assertThat(registry.user(new RegistryImage(server.address(), "team/app", "1")))
          .contains("app");
      assertThat(store.asked()).containsExactly(new Request("/c", ""));
    }
  }

  @Test
  @DisplayName("a registry that is not there is an unclear answer")
  void silence() throws IOException {
    TinyServer server = new TinyServer(_ -> "");
    assertThat(ask(server, plain())).isInstanceOf(Unclear.class);
    server.close();
    assertThat(ask(server, plain())).isInstanceOf(Unclear.class);
  }

  @Test
  @DisplayName("the proxy is the one that curl takes, and no_proxy counts")
  void proxy() throws IOException {
    try (TinyServer server = new TinyServer(_ -> reply(200, "", MANIFEST))) {
      Map<String, String> environment =
          Map.of("http_proxy", "http://" + server.address(), "no_proxy", "intern.invalid");
      Registry registry = new Registry(plain(), environment, Duration.ofSeconds(20));
      for (String host : List.of("far.invalid", "notintern.invalid", "a.intern.invalid")) {
        registry.size(new RegistryImage(host, "a/b", "1"));
      }
      assertThat(server.asked())
          .extracting(Request::place)
          .containsExactly(
              "http://far.invalid/v2/a/b/manifests/1",
              "http://notintern.invalid/v2/a/b/manifests/1");
    }
  }
}
