package dev.hpccompose.images.registry;

import dev.hpccompose.images.registry.HttpGet.Reply;
import dev.hpccompose.images.registry.RegistryAnswer.Known;
import dev.hpccompose.images.registry.RegistryAnswer.Refused;
import dev.hpccompose.images.registry.RegistryAnswer.Unclear;
import dev.hpccompose.images.spi.RegistryAccess;
import dev.hpccompose.images.spi.RegistryLogin;
import dev.hpccompose.system.file.Sha256;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * Asks registries what a name means, and how large it is. Nothing is fetched but manifests.
 *
 * @see <a href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md">the
 *     distribution specification</a>
 */
public final class Registry {

  private static final String ACCEPT =
      "application/vnd.docker.distribution.manifest.list.v2+json,"
          + " application/vnd.oci.image.index.v1+json,"
          + " application/vnd.docker.distribution.manifest.v2+json,"
          + " application/vnd.oci.image.manifest.v1+json";

  private final RegistryAccess access;
  private final HttpGet http;

  /**
   * Somebody who asks.
   *
   * @param access credentials
   * @param environment names the proxy
   * @param timeout for each step
   */
  public Registry(RegistryAccess access, Map<String, String> environment, Duration timeout) {
    this.access = access;
    http = new HttpGet(environment, timeout);
  }

  /** What the name of an image means now. */
  public RegistryAnswer digest(RegistryImage image) {
    return ask(image, false);
  }

  /** The same, and how much there is to fetch. */
  public RegistryAnswer size(RegistryImage image) {
    return ask(image, true);
  }

  private RegistryAnswer ask(RegistryImage image, boolean sized) {
    Map<String, String> headers = new HashMap<>(Map.of("Accept", ACCEPT));
    try {
      Reply reply = manifest(image, headers);
      if (!reply.succeeded()) {
        return new Refused(reply.status());
      }
      String digest = "sha256:" + Sha256.of(reply.body());
      return new Known(digest, sized ? bytes(ours(image, reply, headers)) : 0);
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      return new Unclear(String.valueOf(e.getMessage()));
    }
  }

  /** The USER of an image; empty when it has none, or when nobody tells. */
  Optional<String> user(RegistryImage image) {
    Map<String, String> headers = new HashMap<>(Map.of("Accept", ACCEPT));
    try {
      Reply reply = manifest(image, headers);
      if (!reply.succeeded()) {
        return Optional.empty();
      }
      Optional<String> digest = ours(image, reply, headers).get("config").get("digest").text();
      Reply config = http.get(place(image, "blobs", digest.orElse("none")), headers);
      if (!config.place().isEmpty() && isSafe(URI.create(config.place()))) {
        config = http.get(URI.create(config.place()), Map.of());
      }
      return JsonTree.read(config.body()).flatMap(ImageUser::in);
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Reply manifest(RegistryImage image, Map<String, String> headers) throws IOException {
    URI place = place(image, "manifests", image.tag());
    Reply reply = http.get(place, headers);
    if (reply.status() != HttpURLConnection.HTTP_UNAUTHORIZED) {
      return reply;
    }
    authorize(image, reply, headers);
    return http.get(place, headers);
  }

  private void authorize(RegistryImage image, Reply refused, Map<String, String> headers)
      throws IOException {
    Challenge challenge = Challenge.parse(refused.challenge());
    Optional<String> word =
        challenge.bearer()
            ? token(challenge).map(token -> "Bearer " + token)
            : access.login(image.machine()).map(Registry::basic);
    word.ifPresent(known -> headers.put("Authorization", known));
  }

  private Optional<String> token(Challenge challenge) throws IOException {
    Optional<URI> place = challenge.tokenPlace();
    if (place.isEmpty() || !isSafe(place.get())) {
      return Optional.empty();
    }
    Map<String, String> headers = new HashMap<>();
    access
        .login(String.valueOf(place.get().getHost()))
        .ifPresent(login -> headers.put("Authorization", basic(login)));
    Reply reply = http.get(place.get(), headers);
    if (!reply.succeeded()) {
      return Optional.empty();
    }
    JsonTree answer = JsonTree.parse(reply.body());
    return answer.get("token").text().or(() -> answer.get("access_token").text());
  }

  /** No password goes out unencrypted only because a server asks for it. */
  boolean isSafe(URI place) {
    return "https".equals(place.getScheme())
        || (access.plainHttp() && "http".equals(place.getScheme()));
  }

  private static String basic(RegistryLogin login) {
    byte[] pair = (login.user() + ":" + login.password()).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private static long bytes(JsonTree manifest) {
    return manifest.get("layers").items().mapToLong(layer -> layer.get("size").number()).sum();
  }

  /** The manifest for this kind of machine. */
  private JsonTree ours(RegistryImage image, Reply reply, Map<String, String> headers)
      throws IOException {
    JsonTree document = JsonTree.parse(reply.body());
    Optional<String> ours =
        document
            .get("manifests")
            .items()
            .filter(Platform::fits)
            .flatMap(manifest -> manifest.get("digest").text().stream())
            .findFirst();
    if (ours.isEmpty()) {
      return document;
    }
    Reply inner = http.get(place(image, "manifests", ours.get()), headers);
    return JsonTree.read(inner.body()).orElse(new JsonTree(null));
  }

  private URI place(RegistryImage image, String kind, String name) {
    boolean plain = access.plainHttp() || image.isOfThisMachine();
    return URI.create(
        (plain ? "http" : "https")
            + "://"
            + image.host()
            + "/v2/"
            + image.repository()
            + "/"
            + kind
            + "/"
            + name);
  }
}
