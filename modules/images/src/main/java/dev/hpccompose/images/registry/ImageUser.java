package dev.hpccompose.images.registry;

import dev.hpccompose.images.spi.ImagePreparer;
import dev.hpccompose.spec.ImageReference.Layout;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asks where an image came from for its USER. Nobody's work depends on it: silence is an answer.
 *
 * @param preparer has the credentials
 * @param environment names the proxy
 */
public record ImageUser(ImagePreparer preparer, Map<String, String> environment)
    implements Function<String, Optional<String>> {

  private static final Duration STEP = Duration.ofSeconds(5);

  @Override
  public Optional<String> apply(String reference) {
    return Layout.parse(reference).isPresent()
        ? Layout.parse(reference).flatMap(ImageUser::ofLayout)
        : RegistryImage.parse(reference).flatMap(this::ofRegistry);
  }

  private static Optional<String> ofLayout(Layout layout) {
    try {
      return LayoutImage.open(layout).user();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Optional<String> ofRegistry(RegistryImage image) {
    return new Registry(preparer.registries(), environment, STEP).user(image);
  }

  /** What a configuration of an image has as its USER. */
  static Optional<String> in(JsonTree configuration) {
    return configuration.get("config").get("User").text().filter(user -> !user.isEmpty());
  }
}
